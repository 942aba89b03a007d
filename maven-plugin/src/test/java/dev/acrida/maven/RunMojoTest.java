package dev.acrida.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.maven.MavenProject.Outcome;
import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The goal as a project uses it, in a real Maven. */
@Timeout(240)
class RunMojoTest {
    private static final String FILE =
            """
            import module dev.acrida;

            class Looker extends HttpUser {
                @Task void look() { http.get("/"); stopUser(); }
            }
            """;

    private static final String CLASS =
            """
            package com.acme;

            public class Looker extends dev.acrida.HttpUser {
                @dev.acrida.Task void look() { http.get("/"); stopUser(); }
            }
            """;

    @TempDir Path folder;

    @Test
    void aTestFileRunsAndAFailedThresholdFailsTheBuild() throws Exception {
        try (SampleShop shop = SampleShop.start()) {
            MavenProject project = MavenProject.create(folder).with("src/load/Looker.java", FILE);
            String common =
                    "<files><file>src/load</file></files><users>3</users>"
                            + "<spawnRate>100</spawnRate><host>"
                            + shop.uri()
                            + "</host>";

            Outcome good = project.run(common + failIf("failures &gt; 0"), RUN);
            Outcome bad = project.run(common + failIf("requests &lt; 100"), RUN);

            assertThat(good.exitCode()).as(good.output()).isZero();
            assertThat(folder.resolve("target/acrida/result.json")).exists();
            assertThat(bad.exitCode()).as(bad.output()).isEqualTo(1);
            assertThat(bad.output())
                    .contains("FAILED  requests < 100 (was 3)", "was not kept: see above");
            assertThat(shop.counts().received("GET", "/")).isEqualTo(6);
        }
    }

    @Test
    void aUserClassOfTheProjectRuns() throws Exception {
        try (SampleShop shop = SampleShop.start()) {
            MavenProject project =
                    MavenProject.create(folder).with("src/test/java/com/acme/Looker.java", CLASS);

            Outcome outcome =
                    project.run(
                            "<classes><class>com.acme.Looker</class></classes><host>"
                                    + shop.uri()
                                    + "</host>",
                            "test-compile",
                            RUN);

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(shop.counts().received("GET", "/")).isEqualTo(1);
        }
    }

    @Test
    void whatToRunMustBeSaid() throws Exception {
        Outcome outcome = MavenProject.create(folder).run("", RUN);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("needs either files or classes, has neither");
    }

    private static final String RUN = "dev.acrida:acrida-maven-plugin:run";

    private static String failIf(String condition) {
        return "<failIf><condition>" + condition + "</condition></failIf>";
    }
}
