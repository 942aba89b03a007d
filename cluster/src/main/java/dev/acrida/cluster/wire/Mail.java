package dev.acrida.cluster.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Letters between this node and another, in both directions: sent again and again until they are
 * heard, and delivered once, in their order. Thread-safe.
 */
public final class Mail {
    private final ArrayDeque<Letter> out = new ArrayDeque<>();
    private long lastNumber = System.currentTimeMillis() * 1000;
    private long heardFromOther;

    /** Creates mail with nothing in it. */
    public Mail() {}

    /** Puts a letter in. */
    public synchronized void send(String type, String json) {
        lastNumber++;
        out.addLast(new Letter(lastNumber, type, json));
    }

    /** Letters that the other side is not known to have. */
    public synchronized List<Letter> unheard() {
        return List.copyOf(out);
    }

    /** The other side has all up to this number; whether that is news. */
    public synchronized boolean heard(long upTo) {
        return out.removeIf(letter -> letter.number() <= upTo);
    }

    /** Of the letters that have come, those that have not come before. */
    public synchronized List<Letter> take(List<Letter> come) {
        List<Letter> fresh = new ArrayList<>();
        for (Letter letter : come) {
            if (letter.number() > heardFromOther) {
                heardFromOther = letter.number();
                fresh.add(letter);
            }
        }
        return fresh;
    }

    /** Up to which number letters have come from the other side. */
    public synchronized long taken() {
        return heardFromOther;
    }
}
