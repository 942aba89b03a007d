package dev.acrida.cli.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SourceFilesTest {
    @TempDir Path folder;

    @Test
    void aFolderMeansItsJavaFilesAtAnyDepthInOrder() throws IOException {
        write("b.java");
        write("deep/er/A.java");
        write("_helper.java");
        write(".hidden/C.java");
        write("notes.txt");

        assertThat(SourceFiles.find(List.of(folder.toString())))
                .containsExactly(folder.resolve("b.java"), folder.resolve("deep/er/A.java"));
    }

    @Test
    void aFileNamedTwiceIsUsedOnce() throws IOException {
        Path file = write("a.java");

        assertThat(SourceFiles.find(List.of(file.toString(), folder.toString())))
                .containsExactly(file);
    }

    @Test
    void aFileThatStartsWithAnUnderscoreIsUsedWhenItIsNamed() throws IOException {
        Path file = write("_a.java");

        assertThat(SourceFiles.find(List.of(file.toString()))).containsExactly(file);
    }

    @Test
    void whatCannotBeATestIsOneLine() throws IOException {
        Path missing = folder.resolve("none.java");
        refused(missing, "test file " + missing + " does not exist");

        Path text = write("notes.txt");
        refused(text, "test file " + text + " must be a .java file or a folder with some");
        refused(folder, "test folder " + folder + " holds no .java file");
    }

    @Test
    void withoutANameTheDefaultFileIsLookedForHere() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> SourceFiles.find(List.of()))
                .withMessage(
                        "no test file: there is no Loadtest.java in %s; name one with -f FILE",
                        Path.of("").toAbsolutePath());
    }

    private static void refused(Path name, String message) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> SourceFiles.find(List.of(name.toString())))
                .withMessage(message);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "class X {}");
    }
}
