package dev.acrida.cluster.wire;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Records as CBOR, the binary form of JSON. Both sides always have the same version of Acrida, so
 * the records are the protocol: there is no second description of it. Thread-safe.
 *
 * @param type a record
 */
public record Cbor<T>(Class<T> type) implements Marshaller<T> {
    private static final ObjectMapper MAPPER = CBORMapper.builder().build();

    @Override
    public InputStream stream(T value) {
        return new ByteArrayInputStream(bytes(value));
    }

    /** The record's bytes. */
    public byte[] bytes(T value) {
        return MAPPER.writeValueAsBytes(value);
    }

    @Override
    public T parse(InputStream bytes) {
        try (bytes) {
            return MAPPER.readValue(bytes.readAllBytes(), type);
        } catch (JacksonException | IOException e) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a " + type.getSimpleName() + " was expected, got other bytes")
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
