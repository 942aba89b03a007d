package dev.acrida.http.websocket;

/** The server breaks the protocol: the connection cannot be used any more. No stack trace. */
public final class ProtocolFault extends Exception {
    private static final long serialVersionUID = 1;

    /** The code to close with. */
    private final int closeCode;

    ProtocolFault(int closeCode, String what) {
        super("malformed WebSocket frame: " + what, null, false, false);
        this.closeCode = closeCode;
    }

    /** The code to close with. */
    public int closeCode() {
        return closeCode;
    }
}
