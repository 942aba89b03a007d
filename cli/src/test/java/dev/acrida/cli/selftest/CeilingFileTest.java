package dev.acrida.cli.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

class CeilingFileTest {
    private static final Ceiling CEILING =
            new Ceiling(Instant.EPOCH, 31_000, 1.1, 27, 62_000, 60, 150, 91, 104);

    @TempDir Path folder;

    @Test
    void whatIsKeptIsFoundAgainOnTheSameMachine() {
        CeilingFile.in(folder.resolve("new")).write(CEILING);

        assertThat(CeilingFile.in(folder.resolve("new")).read()).contains(CEILING);
        assertThat(CeilingFile.in(folder.resolve("new")).ceiling()).hasValue(62_000);
    }

    @Test
    void whatAnotherMachineKeptIsNotThisOnes() throws IOException {
        CeilingFile file = CeilingFile.in(folder);
        file.write(CEILING);
        String other =
                Files.readString(file.path())
                        .replaceAll("\"cores\" : \"\\d+\"", "\"cores\" : \"999\"");
        Files.writeString(file.path(), other);

        assertThat(file.read()).isEmpty();
    }

    @Test
    void withoutAFileOrWithABrokenOneNothingIsKnown() throws IOException {
        CeilingFile file = CeilingFile.in(folder);

        assertThat(file.ceiling()).isEmpty();
        Files.writeString(file.path(), "{ \"ceiling\": 3");
        assertThat(file.ceiling()).isEmpty();
    }

    @Test
    void cachesGoWhereTheSystemKeepsThem() {
        Path home = Path.of("home");

        assertThat(CeilingFile.folder(Map.of("XDG_CACHE_HOME", "x"), home, "Linux"))
                .isEqualTo(Path.of("x/acrida"));
        assertThat(CeilingFile.folder(Map.of(), home, "Linux"))
                .isEqualTo(home.resolve(".cache/acrida"));
        assertThat(CeilingFile.folder(Map.of(), home, "Mac OS X"))
                .isEqualTo(home.resolve("Library/Caches/acrida"));
        assertThat(CeilingFile.folder(Map.of("LOCALAPPDATA", "l"), home, "Windows 11"))
                .isEqualTo(Path.of("l/acrida/cache"));
    }
}
