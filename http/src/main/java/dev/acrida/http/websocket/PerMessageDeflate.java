package dev.acrida.http.websocket;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The compression of messages that both sides have agreed on (RFC 7692). Each side goes on with
 * what it has seen in earlier messages unless it was agreed that it forgets them. Holds memory
 * outside the heap until it is closed. Confined to one thread at a time.
 */
public final class PerMessageDeflate implements AutoCloseable {
    /** The extension's name, which is a valid offer of it. */
    public static final String NAME = "permessage-deflate";

    private static final String CLIENT_FORGETS = "client_no_context_takeover";
    private static final String SERVER_FORGETS = "server_no_context_takeover";
    private static final String SERVER_WINDOW = "server_max_window_bits";
    private static final int CHUNK = 4 << 10;

    /** An empty block, with which a flushed message ends and which is not sent. */
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private final boolean clientForgets;
    private final boolean serverForgets;
    private final byte[] chunk = new byte[CHUNK];

    private PerMessageDeflate(boolean clientForgets, boolean serverForgets) {
        this.clientForgets = clientForgets;
        this.serverForgets = serverForgets;
    }

    /**
     * Checks what a test offers.
     *
     * @param offer the value of {@code Sec-WebSocket-Extensions}; empty for none
     * @throws IllegalArgumentException if it is more than this class can keep
     */
    public static void checkOffer(String offer) {
        List<String> parts = parts(offer);
        boolean known =
                parts.getFirst().equals(NAME)
                        && parts.stream().skip(1).allMatch(PerMessageDeflate::canBeOffered);
        if (!offer.isEmpty() && !known) {
            throw new IllegalArgumentException(
                    "Sec-WebSocket-Extensions must be %s, with %s or %s at most, was '%s'"
                            .formatted(NAME, CLIENT_FORGETS, SERVER_FORGETS, offer));
        }
    }

    private static boolean canBeOffered(String parameter) {
        return parameter.equals(CLIENT_FORGETS)
                || parameter.equals(SERVER_FORGETS)
                || parameter.startsWith(SERVER_WINDOW + "=");
    }

    /**
     * Reads the server's answer to an offer of this extension.
     *
     * @param answer the value of {@code Sec-WebSocket-Extensions}
     * @return null if it is not what was offered
     */
    public static @Nullable PerMessageDeflate agreed(String offer, String answer) {
        List<String> parts = parts(answer);
        boolean known =
                parts.getFirst().equals(NAME)
                        && parts.stream().skip(1).allMatch(PerMessageDeflate::canBeOffered);
        if (!known || !parts(offer).getFirst().equals(NAME)) {
            return null;
        }
        boolean clientForgets =
                parts.contains(CLIENT_FORGETS) || parts(offer).contains(CLIENT_FORGETS);
        return new PerMessageDeflate(clientForgets, parts.contains(SERVER_FORGETS));
    }

    private static List<String> parts(String extension) {
        return Arrays.stream(extension.split(";", -1))
                .map(part -> part.replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A message as it goes into frames. */
    byte[] compress(byte[] message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        deflater.setInput(message);
        int count = deflater.deflate(chunk, 0, CHUNK, Deflater.SYNC_FLUSH);
        while (count > 0) {
            out.write(chunk, 0, count);
            count = deflater.deflate(chunk, 0, CHUNK, Deflater.SYNC_FLUSH);
        }
        if (clientForgets) {
            deflater.reset();
        }
        byte[] flushed = out.toByteArray();
        // Nothing new to flush makes no bytes: RFC 7692, 7.2.3.6 has one for an empty message.
        return flushed.length <= TAIL.length
                ? new byte[1]
                : Arrays.copyOf(flushed, flushed.length - TAIL.length);
    }

    /** A message as it was before; a few bytes that become many are refused at the limit. */
    byte[] decompress(byte[] message, int maxBytes) throws ProtocolFault {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] whole = Arrays.copyOf(message, message.length + TAIL.length);
        System.arraycopy(TAIL, 0, whole, message.length, TAIL.length);
        try {
            inflater.setInput(whole);
            while (inflate(out, maxBytes) || goesOnAfterLastBlock(whole)) {
                // Until nothing is left of it.
            }
        } catch (DataFormatException e) {
            throw new ProtocolFault(Messages.NOT_UTF_8, "compressed message cannot be read");
        }
        if (serverForgets) {
            inflater.reset();
        }
        return out.toByteArray();
    }

    /** Whether there may be more. */
    private boolean inflate(ByteArrayOutputStream out, int maxBytes)
            throws DataFormatException, ProtocolFault {
        int count = inflater.inflate(chunk);
        if (inflater.needsDictionary()) {
            throw new DataFormatException("no dictionary was agreed on");
        }
        if (count > maxBytes - out.size()) {
            throw Messages.tooLarge(maxBytes);
        }
        out.write(chunk, 0, count);
        return count > 0;
    }

    /** A sender may end the stream inside a message, and begin another: RFC 7692, 7.2.3.4. */
    private boolean goesOnAfterLastBlock(byte[] whole) {
        if (!inflater.finished()) {
            return false;
        }
        int rest = inflater.getRemaining();
        inflater.reset();
        inflater.setInput(whole, whole.length - rest, rest);
        return rest > 0;
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
