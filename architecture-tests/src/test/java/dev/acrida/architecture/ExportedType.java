package dev.acrida.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.AccessFlag;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A public top-level type that a module exports to all. */
record ExportedType(String module, String packageName, String simpleName) {

    /** Those that {@code import module name} brings without java.base: the module's and implied. */
    static List<ExportedType> impliedBy(String name) {
        Map<String, ModuleReference> known = modulesOnClassPath();
        Set<String> implied = new TreeSet<>();
        collectImplied(name, known, implied);
        return implied.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .flatMap(ExportedType::of)
                .toList();
    }

    static List<ExportedType> ofJavaBase() {
        return of(ModuleFinder.ofSystem().find("java.base").orElseThrow()).toList();
    }

    boolean isOurs() {
        return module.startsWith("dev.acrida");
    }

    @Override
    public String toString() {
        return module + "/" + packageName + "." + simpleName;
    }

    private static void collectImplied(
            String name, Map<String, ModuleReference> known, Set<String> implied) {
        ModuleReference module = known.get(name);
        if (module != null && implied.add(name)) {
            module.descriptor().requires().stream()
                    .filter(each -> each.modifiers().contains(Requires.Modifier.TRANSITIVE))
                    .forEach(each -> collectImplied(each.name(), known, implied));
        }
    }

    private static Map<String, ModuleReference> modulesOnClassPath() {
        Map<String, ModuleReference> modules = new HashMap<>();
        Product.classPath().stream()
                .flatMap(ExportedType::modulesAt)
                .forEach(module -> modules.putIfAbsent(module.descriptor().name(), module));
        return modules;
    }

    private static Stream<ModuleReference> modulesAt(Path entry) {
        try {
            return ModuleFinder.of(entry).findAll().stream();
        } catch (FindException e) {
            // A jar or a folder that is no module.
            return Stream.of();
        }
    }

    private static Stream<ExportedType> of(ModuleReference module) {
        try (ModuleReader reader = module.open()) {
            Set<String> exported = exportedPackages(module.descriptor());
            return reader
                    .list()
                    .filter(ExportedType::isTopLevelClass)
                    .filter(file -> exported.contains(packageOf(file)))
                    .filter(file -> isPublic(reader, file))
                    .map(file -> of(module.descriptor().name(), file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> exportedPackages(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(each -> !each.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static boolean isTopLevelClass(String file) {
        return file.endsWith(".class") && !file.contains("$") && file.contains("/");
    }

    private static boolean isPublic(ModuleReader reader, String file) {
        try {
            ByteBuffer bytes = reader.read(file).orElseThrow();
            try {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                ClassModel model = ClassFile.of().parse(copy);
                return model.flags().has(AccessFlag.PUBLIC);
            } finally {
                reader.release(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportedType of(String module, String file) {
        String path = file.substring(0, file.length() - ".class".length());
        return new ExportedType(module, packageOf(file), path.substring(path.lastIndexOf('/') + 1));
    }

    private static String packageOf(String file) {
        return file.substring(0, file.lastIndexOf('/')).replace('/', '.');
    }
}
