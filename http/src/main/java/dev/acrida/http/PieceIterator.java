package dev.acrida.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Goes through a body piece by piece; where it breaks off, the pieces end. */
final class PieceIterator<T> implements Iterator<T> {
    private final Source<T> source;
    private final Consumer<? super IOException> broken;
    private @Nullable T next;
    private boolean ended;

    /** Where the pieces come from. */
    interface Source<T> {
        /** The next piece, or null after the last; blocks until one of them is known. */
        @Nullable T next() throws IOException;
    }

    PieceIterator(Source<T> source, Consumer<? super IOException> broken) {
        this.source = source;
        this.broken = broken;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    private @Nullable T read() {
        try {
            return source.next();
        } catch (IOException e) {
            broken.accept(e);
            return null;
        }
    }

    @Override
    public T next() {
        T piece = hasNext() ? next : null;
        if (piece == null) {
            throw new NoSuchElementException("the body has ended");
        }
        next = null;
        return piece;
    }
}
