package dev.acrida.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The compiled modules of Acrida, found on the class path. */
final class Product {
    // Beside cli's jar stand those of other projects, which its manifest names.
    private static final Pattern MODULE =
            Pattern.compile("/([^/]+)/target/(classes|(.*/)?acrida-\\1-[^/]*\\.jar)");

    /** Every class of every module, without tests. */
    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importLocations(modules());

    private Product() {}

    /** The classes of a module, named by its folder. */
    static DescribedPredicate<JavaClass> classesOf(String module) {
        return DescribedPredicate.describe(
                "of module " + module, type -> moduleOf(type).filter(module::equals).isPresent());
    }

    /** The classes of Acrida outside of these modules. */
    static DescribedPredicate<JavaClass> classesOfAllBut(Collection<String> modules) {
        return DescribedPredicate.describe(
                "of a module other than " + modules,
                type -> moduleOf(type).filter(module -> !modules.contains(module)).isPresent());
    }

    /** The jars and class folders that a class path entry of a test may be. */
    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private static List<Location> modules() {
        return classPath().stream().filter(Product::isOurs).map(Product::locationOf).toList();
    }

    private static Location locationOf(Path entry) {
        URI uri = entry.toUri();
        return Location.of(
                entry.toString().endsWith(".jar") ? URI.create("jar:" + uri + "!/") : uri);
    }

    private static boolean isOurs(Path entry) {
        return MODULE.matcher(entry.toString()).find();
    }

    // By place, not by package: api has several packages, and a new one must not escape the rules.
    private static Optional<String> moduleOf(JavaClass type) {
        return type.getSource()
                .map(source -> MODULE.matcher(source.getUri().toString()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }
}
