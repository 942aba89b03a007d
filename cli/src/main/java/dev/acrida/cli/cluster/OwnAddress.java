package dev.acrida.cli.cluster;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** What this machine is called by others. */
final class OwnAddress {
    private OwnAddress() {}

    /** How others reach what listens on this address: the first one that is not for itself. */
    static String of(String bindHost) {
        if (!bindHost.equals("*") && !bindHost.equals("0.0.0.0")) {
            return bindHost;
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address)
                    .filter(address -> !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("127.0.0.1");
        } catch (SocketException e) {
            return "127.0.0.1";
        }
    }

    /** The name of this machine, of letters, digits, dots and dashes. */
    static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "host";
        }
    }
}
