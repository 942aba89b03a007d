package dev.acrida.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page's copies of libraries are what their packages hold. */
class VendoredTest {
    private static final Path COPIES =
            Path.of("../web/src/main/resources/dev/acrida/web/page/vendor");

    @ParameterizedTest
    @CsvSource({
        "htm.js, htm/dist/htm.module.js",
        "signals.js, @preact/signals/dist/signals.module.js",
        "signals-core.js, @preact/signals-core/dist/signals-core.module.js",
        "inter.woff2, @fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
        "htm.LICENSE.txt, htm/LICENSE",
        "signals.LICENSE.txt, @preact/signals/LICENSE",
        "inter.LICENSE.txt, @fontsource-variable/inter/LICENSE"
    })
    void copyIsThePackages(String copy, String original) throws IOException {
        assertThat(Files.mismatch(COPIES.resolve(copy), Tools.packaged(original))).isEqualTo(-1);
    }
}
