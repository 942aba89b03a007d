package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.TakeRequest;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file with a line of JSON for each request that was granted. Guarded by its office. */
final class RowLog {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private boolean warned;

    RowLog(Path folder) {
        this.file = folder.resolve("rows.jsonl");
    }

    /** Adds a line; when it returns, it is on the disk. */
    void append(Line line) {
        byte[] text = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer left = ByteBuffer.wrap(text);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(false);
        } catch (IOException e) {
            warn(e);
        }
    }

    private void warn(IOException e) {
        if (!warned) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot be written ({1}): were this process killed, rows that are to be"
                            + " unique would be given again",
                    file,
                    e.getMessage());
        }
    }

    /** All lines that are whole: the last one may not be, and was not told then. */
    List<Line> read() {
        List<Line> lines = new ArrayList<>();
        try {
            for (String text : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                lines.add(JSON.readValue(text, Line.class));
            }
        } catch (IOException | JacksonException e) {
            LOG.log(System.Logger.Level.DEBUG, "the last line of " + file + " is not whole", e);
        }
        return lines;
    }

    /** There is nothing to go on with. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            warn(e);
        }
    }

    /** A request that was granted to a worker. */
    record Line(String worker, TakeRequest request) {}
}
