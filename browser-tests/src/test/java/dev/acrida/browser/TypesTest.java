package dev.acrida.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The page's scripts are checked by the types that their comments declare. */
class TypesTest {
    @Test
    void scriptsKeepTheTypesOfTheirComments() throws IOException, InterruptedException {
        Process check =
                new ProcessBuilder(
                                Tools.node().toString(),
                                Tools.packaged("typescript/bin/tsc").toString(),
                                "--project",
                                "tsconfig.json")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }
}
