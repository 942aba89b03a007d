package dev.acrida.cli.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SourceCompilerTest {
    @TempDir Path folder;

    @Test
    void oneImportBringsTheApiAndTheJdk() {
        CompiledTest test =
                compile(
                        """
                        import module dev.acrida;

                        class Shopper extends HttpUser {
                            final List<Duration> pauses = List.of(Duration.ofSeconds(1));

                            @Task(3) void look(String unused) { JsonNode n = http.get("/").json(); }
                        }
                        """);

        Class<?> shopper = test.classes().getFirst();
        assertThat(shopper.getName()).isEqualTo("Shopper");
        assertThat(shopper.getSuperclass()).isSameAs(dev.acrida.HttpUser.class);
        assertThat(shopper.getDeclaredMethods()[0].getParameters())
                .extracting(Parameter::getName)
                .containsExactly("unused");
    }

    @Test
    void classesKnowTheirSourceFileAndTheirBytes() throws IOException {
        Path file = write("Shop.java", "class Outer { class Inner {} }");
        CompiledTest test = SourceCompiler.compile(List.of(file));

        assertThat(test.classes())
                .extracting(Class::getName)
                .containsExactlyInAnyOrder("Outer", "Outer$Inner");
        for (Class<?> each : test.classes()) {
            assertThat(each.getProtectionDomain().getCodeSource().getLocation())
                    .isEqualTo(file.toUri().toURL());
            String path = each.getName() + ".class";
            try (InputStream bytes = each.getClassLoader().getResourceAsStream(path)) {
                String name =
                        ClassFile.of().parse(bytes.readAllBytes()).thisClass().asInternalName();
                assertThat(name).isEqualTo(each.getName());
            }
        }
    }

    @Test
    void filesSeeEachOtherAndMayHavePackages() throws IOException {
        Path first = write("A.java", "package shop; public class A { static B b; }");
        Path second = write("other.java", "package shop; class B extends A {}");

        assertThat(SourceCompiler.compile(List.of(first, second)).classes())
                .extracting(Class::getName)
                .containsExactlyInAnyOrder("shop.A", "shop.B");
    }

    @Test
    void acridasOwnPartsAreHiddenFromTests() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> compile("class A { picocli.CommandLine c; }"))
                .withMessageContaining("package picocli does not exist");
    }

    @Test
    void anErrorHasItsPlaceItsLineAndACaret() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(
                        () ->
                                compile(
                                        """
                                        import module dev.acrida;

                                        class Shopper extends HttpUser {
                                        \t@Task void look() { http.gett("/"); }
                                        }
                                        """))
                .withMessage(
                        """
                        Loadtest.java:4:26: error: cannot find symbol
                        \t@Task void look() { http.gett("/"); }
                        \t                        ^
                          symbol:   method gett(String)
                          location: variable http of type Http\
                        """);
    }

    @Test
    void allErrorsAreReportedAndNoWarning() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(
                        () ->
                                compile(
                                        """
                                        class A {
                                            int a = "one";
                                            Object b = new Thread("x").getId();
                                            int c() { return x; }
                                        }
                                        """))
                .withMessage(
                        """
                        Loadtest.java:2:13: error: incompatible types: String cannot be converted to int
                            int a = "one";
                                    ^
                        Loadtest.java:4:22: error: cannot find symbol
                            int c() { return x; }
                                             ^
                          symbol:   variable x
                          location: class A\
                        """);
    }

    @Test
    void anErrorAtTheEndOfTheFileHasAPlaceToo() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> compile("class A {"))
                .withMessage(
                        """
                        Loadtest.java:1:10: error: reached end of file while parsing
                        class A {
                                 ^\
                        """);
    }

    @Test
    void oneClassNameInTwoFilesIsOneLine() throws IOException {
        Path first = write("a.java", "class Shopper {}");
        Path second = write("b.java", "class Other {}\nclass Shopper {}");

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> SourceCompiler.compile(List.of(first, second)))
                .withMessage(
                        "%s:2:1: error: class Shopper is also in %s: rename one of them"
                                .formatted(second, first));
    }

    @Test
    void dependenciesAreRefusedUntilTheyAreSupported() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> compile("//DEPS org.example:thing:1.0\nclass A {}"))
                .withMessage(
                        "Loadtest.java: //DEPS is not supported yet, remove \"//DEPS"
                                + " org.example:thing:1.0\"");
    }

    @Test
    void aFileThatIsNoTextIsOneLine() throws IOException {
        Path file = folder.resolve("x.java");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> SourceCompiler.compile(List.of(file)))
                .withMessage("test file " + file + " must be UTF-8 text, but is not");
    }

    private static CompiledTest compile(String text) {
        return SourceCompiler.compile(Path.of("Loadtest.java"), text);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
