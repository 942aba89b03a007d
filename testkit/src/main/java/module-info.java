/** Fakes and a target server, for Acrida's own tests and for those of authors. */
module dev.acrida.testkit {
    requires io.helidon.common.buffers;
    requires io.helidon.common.socket;
    requires io.helidon.common.tls;
    requires io.helidon.http;
    requires io.helidon.webserver;
    requires io.helidon.webserver.http2;
    requires java.logging;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.acrida.testkit;
}
