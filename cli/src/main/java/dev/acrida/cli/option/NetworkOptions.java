package dev.acrida.cli.option;

import dev.acrida.ClientCertificate;
import dev.acrida.Network;
import dev.acrida.Route;
import dev.acrida.TlsSettings;
import dev.acrida.TlsVersion;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How servers are reached; in curl's words where curl has them. */
public final class NetworkOptions {
    @Option(
            names = "--insecure",
            description = "Accept any TLS certificate.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean insecure;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "Trust the authorities in this PEM file, in place of the system's.")
    private Optional<Path> cacert = Optional.empty();

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description =
                    "Show this certificate to servers that ask: a PEM file, with the key in it or"
                            + " in --key, or a PKCS#12 store (.p12, .pfx).")
    private Optional<Path> cert = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The private key of --cert: a PEM file, PKCS#8.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--pass",
            paramLabel = "PASSWORD",
            description = "The password of the key or of the store.")
    private String pass = "";

    @Option(
            names = "--tls-version",
            paramLabel = "VERSION",
            converter = Version.class,
            description = "Offer only TLS 1.2 or 1.3. Default: both.")
    private Optional<TlsVersion> tlsVersion = Optional.empty();

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            converter = ProxyUrl.class,
            description =
                    "Go through a proxy: http://, https:// (TLS up to it), socks5:// or socks5h://"
                        + " (it looks names up) and [user:password@]host:port. The environment's"
                        + " http_proxy is not read.")
    private Optional<Route> proxy = Optional.empty();

    @Option(
            names = "--unix-socket",
            paramLabel = "FILE",
            description = "Connect to this Unix-domain socket, whatever the host.")
    private Optional<Path> unixSocket = Optional.empty();

    @Option(
            names = "--source-address",
            paramLabel = "ADDRESS",
            split = ",",
            converter = Address.class,
            description =
                    "Connect from these addresses of this machine in turn, separated by commas:"
                            + " each has some 28,000 ports.")
    private List<InetAddress> sourceAddresses = new ArrayList<>();

    /** Called by picocli. */
    public NetworkOptions() {}

    /** Drops what a file says where it excludes what was typed. */
    public void settle(Typed typed) {
        if (proxy.isPresent() && unixSocket.isPresent()) {
            if (typed.wins("--proxy", "--unix-socket")) {
                unixSocket = Optional.empty();
            } else if (typed.wins("--unix-socket", "--proxy")) {
                proxy = Optional.empty();
            }
        }
    }

    /** What is wrong with these options together, if anything. */
    public Optional<String> conflict() {
        if (proxy.isPresent() && unixSocket.isPresent()) {
            return Optional.of("--proxy and --unix-socket exclude each other");
        }
        return cert.isEmpty() && key.isPresent()
                ? Optional.of("--key needs --cert, the certificate that it belongs to")
                : Optional.empty();
    }

    /** All that was said. */
    public Network network() {
        TlsSettings tls = TlsSettings.DEFAULT.withInsecure(insecure);
        if (tlsVersion.isPresent()) {
            tls = tls.withVersions(tlsVersion.get());
        }
        if (cacert.isPresent()) {
            tls = tls.withAuthorities(cacert.get());
        }
        if (cert.isPresent()) {
            Path certificate = cert.get();
            tls =
                    tls.withCertificate(
                            new ClientCertificate(certificate, key.orElse(certificate), pass));
        }
        Optional<Route> route = proxy.or(() -> unixSocket.map(Route::unixSocket));
        return new Network(tls, route, sourceAddresses);
    }

    /** A version of TLS by its number. */
    static final class Version implements ITypeConverter<TlsVersion> {
        @Override
        public TlsVersion convert(String text) {
            return switch (text) {
                case "1.2" -> TlsVersion.TLS_1_2;
                case "1.3" -> TlsVersion.TLS_1_3;
                default ->
                        throw new TypeConversionException(
                                "must be 1.2 or 1.3, was '%s'".formatted(text));
            };
        }
    }

    /** A proxy by its URL. */
    static final class ProxyUrl implements ITypeConverter<Route> {
        @Override
        public Route convert(String text) {
            try {
                return Route.proxy(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** An address by its number: no name is looked up. */
    static final class Address implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String text) {
            try {
                return InetAddress.ofLiteral(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "must be an IPv4 or IPv6 address, was '%s'".formatted(text));
            }
        }
    }
}
