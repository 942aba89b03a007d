package dev.acrida.cli.compile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import javax.tools.SimpleJavaFileObject;

/** One source file as the compiler reads it. Immutable. */
final class SourceText extends SimpleJavaFileObject {
    private static final Pattern DEPENDENCY =
            Pattern.compile("^//DEPS\\s+(\\S.*)$", Pattern.MULTILINE);

    private final Path file;
    private final String text;

    private SourceText(Path file, URI uri, String text) {
        super(uri, Kind.SOURCE);
        this.file = file;
        this.text = text;
    }

    static SourceText read(Path file) {
        try {
            return of(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new SourceException("test file " + file + " must be UTF-8 text, but is not");
        } catch (IOException e) {
            throw new SourceException("test file " + file + " cannot be read: " + e.getMessage());
        }
    }

    static SourceText of(Path file, String text) {
        var dependency = DEPENDENCY.matcher(text);
        if (dependency.find()) {
            throw new SourceException(
                    file + ": //DEPS is not supported yet, remove \"" + dependency.group() + "\"");
        }
        return new SourceText(file, file.toAbsolutePath().normalize().toUri(), text);
    }

    /** The file as the author named it. */
    Path file() {
        return file;
    }

    /** Whether a class of this simple name seems to be declared here. */
    boolean declares(String simpleName) {
        String declaration =
                "\\b(?:class|record|enum|@?interface)\\s+" + Pattern.quote(simpleName) + "\\b";
        return Pattern.compile(declaration).matcher(text).find();
    }

    /** File names of single-file tests are free: nothing must be called as its file. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return true;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
