package dev.acrida.rows;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The pages of a file with one JSON value per line (JSON lines). Empty lines are no rows. */
final class JsonPages<R> implements Pages<R> {
    private static final ObjectReader READER =
            JsonMapper.shared().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final ObjectReader reader;
    private final LineIndex index;

    private JsonPages(Path file, ObjectReader reader, LineIndex index) {
        this.file = file;
        this.reader = reader;
        this.index = index;
    }

    /** Reads the whole file once, to find its pages. */
    static <R> JsonPages<R> open(Path file, JavaType type) {
        try (InputStream in = Files.newInputStream(file)) {
            Encoding.require(file, StandardCharsets.UTF_8);
            return new JsonPages<>(file, READER.forType(type), LineIndex.of(in));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public int count() {
        return index.pages();
    }

    @Override
    public long rowsBefore(int page) {
        return index.rowsBefore(page);
    }

    @Override
    public List<R> read(int page) {
        List<R> rows = new ArrayList<>();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(index.offset(page));
            BufferedReader lines =
                    new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            long number = index.line(page);
            int wanted = (int) (rowsBefore(page + 1) - rowsBefore(page));
            while (rows.size() < wanted) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IllegalArgumentException(file + " became shorter while it was read");
                }
                if (!line.isBlank()) {
                    rows.add(row(line, number));
                }
                number++;
            }
            return rows;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private R row(String line, long number) {
        try {
            String json = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            return reader.readValue(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "%s:%d:%d: %s"
                            .formatted(file, number, e.getLocation().getColumnNr(), reason(e)),
                    e);
        }
    }

    /** What was expected and what was found, for values of another type too. */
    private static String reason(JacksonException e) {
        String place =
                e.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
        return switch (e) {
            case InvalidFormatException wrong ->
                    "%s must be %s, was '%s'"
                            .formatted(
                                    place, wrong.getTargetType().getSimpleName(), wrong.getValue());
            case MismatchedInputException wrong when isOfAnotherType(wrong) && !place.isEmpty() ->
                    "%s must be %s: %s"
                            .formatted(place, wrong.getTargetType().getSimpleName(), firstLine(e));
            default -> firstLine(e);
        };
    }

    /** Its subclasses are about other things, such as members that no component is called after. */
    private static boolean isOfAnotherType(MismatchedInputException e) {
        return e.getClass() == MismatchedInputException.class && e.getTargetType() != null;
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static IllegalArgumentException unreadable(Path file, IOException e) {
        return new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
}
