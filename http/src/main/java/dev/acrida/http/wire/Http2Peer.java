package dev.acrida.http.wire;

import org.apache.hc.core5.http2.H2Error;
import org.apache.hc.core5.http2.config.H2Param;

import java.nio.ByteBuffer;

/**
 * What the server has asked for in its SETTINGS. Changed under the lock of the output; what is
 * volatile may be read without it.
 */
final class Http2Peer {
    static final int DEFAULT_WINDOW = 65_535;

    /** One stream, until the server has said how many it takes: RFC 9113 lets it refuse others. */
    private static final int BEFORE_SETTINGS = 1;

    private static final int SETTING = 6;
    private static final int ENABLE_CONNECT_PROTOCOL = 8;
    private static final int LARGEST_FRAME = (1 << 24) - 1;

    private volatile int maxStreams = BEFORE_SETTINGS;
    private int initialWindow = DEFAULT_WINDOW;
    private int maxFrame = Http2Input.MAX_FRAME;
    private int tableSize = RequestHeaders.TABLE_SIZE;
    private volatile boolean heard;
    private volatile boolean connects;

    int maxStreams() {
        return maxStreams;
    }

    int initialWindow() {
        return initialWindow;
    }

    int maxFrame() {
        return maxFrame;
    }

    int tableSize() {
        return tableSize;
    }

    /** Whether there were any SETTINGS. */
    boolean heard() {
        return heard;
    }

    /** Whether a stream may become another protocol (RFC 8441). */
    boolean connects() {
        return connects;
    }

    /** Takes a SETTINGS frame; returns by how much the windows of open streams change. */
    int take(ByteBuffer payload) throws Fault {
        if (payload.remaining() % SETTING != 0) {
            throw Http2Violation.of(H2Error.FRAME_SIZE_ERROR, "SETTINGS are cut off");
        }
        int streams = heard ? maxStreams : Integer.MAX_VALUE;
        int before = initialWindow;
        while (payload.hasRemaining()) {
            int code = payload.getShort() & 0xffff;
            H2Param param = H2Param.valueOf(code);
            long value = payload.getInt() & 0xffff_ffffL;
            if (code == ENABLE_CONNECT_PROTOCOL) {
                connects = value == 1;
            } else if (param == H2Param.MAX_CONCURRENT_STREAMS) {
                streams = (int) Math.min(value, Integer.MAX_VALUE);
            } else if (param != null) {
                take(param, value);
            }
        }
        maxStreams = streams;
        heard = true;
        return initialWindow - before;
    }

    private void take(H2Param param, long value) throws Fault {
        switch (param) {
            case HEADER_TABLE_SIZE -> tableSize = (int) Math.min(value, RequestHeaders.TABLE_SIZE);
            case ENABLE_PUSH -> check(value == 0, H2Error.PROTOCOL_ERROR, param);
            case INITIAL_WINDOW_SIZE -> {
                check(value <= Integer.MAX_VALUE, H2Error.FLOW_CONTROL_ERROR, param);
                initialWindow = (int) value;
            }
            case MAX_FRAME_SIZE -> {
                boolean valid = value >= Http2Input.MAX_FRAME && value <= LARGEST_FRAME;
                check(valid, H2Error.PROTOCOL_ERROR, param);
                maxFrame = (int) value;
            }
            case MAX_CONCURRENT_STREAMS, MAX_HEADER_LIST_SIZE, SETTINGS_NO_RFC7540_PRIORITIES -> {
                // Done above; or advice about sizes, or about a priority that is never sent.
            }
        }
    }

    private static void check(boolean valid, H2Error error, H2Param param) throws Fault {
        if (!valid) {
            throw Http2Violation.of(error, "the value of " + param + " is out of range");
        }
    }
}
