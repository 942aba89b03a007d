package dev.acrida.cluster.group;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.acrida.cluster.wire.Cbor;

import java.io.ByteArrayInputStream;

/** A change of what all masters know. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
sealed interface Entry {
    /** How they travel. */
    Cbor<Entry> FORM = new Cbor<>(Entry.class);

    /** Its bytes. */
    default byte[] bytes() {
        return FORM.bytes(this);
    }

    /**
     * Reads what {@link #bytes} has written.
     *
     * @throws io.grpc.StatusRuntimeException if it is something else
     */
    static Entry parse(byte[] bytes) {
        return FORM.parse(new ByteArrayInputStream(bytes));
    }

    /**
     * A piece of a checkpoint; with the last one, the checkpoint is there.
     *
     * @param name of the checkpoint
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(long name, int index, int count, byte[] piece) implements Entry {}

    /** A line about rows that are handed out. */
    record Grant(String line) implements Entry {}

    /** There is nothing to go on with. */
    record Clear() implements Entry {}

    /**
     * All is over.
     *
     * @param millis when, by the clock of the master that led
     * @param exitCode with which it ended
     */
    record End(long millis, int exitCode) implements Entry {}
}
