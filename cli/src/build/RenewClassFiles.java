import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives old classes in jars a class file version that the JVM's start-up cache takes: it refuses
 * those of Java 5, and verifying such classes is slow, so that one old jar makes every start a
 * third of a second longer. Code and signatures stay what they are. Run by the build.
 */
class RenewClassFiles {
    /** The first version whose verifier relies on the stack maps that are added here. */
    private static final int NEW_ENOUGH = ClassFile.JAVA_7_VERSION;

    private final FileSystem jar;
    private final ClassFile classFiles;

    private RenewClassFiles(FileSystem jar) {
        this.jar = jar;
        ClassHierarchyResolver types =
                ClassHierarchyResolver.ofResourceParsing(this::open)
                        .orElse(ClassHierarchyResolver.defaultResolver());
        // With the old constant pool, methods would be copied as they are, without stack maps.
        classFiles =
                ClassFile.of(
                        StackMapsOption.GENERATE_STACK_MAPS,
                        ConstantPoolSharingOption.NEW_POOL,
                        ClassHierarchyResolverOption.of(types));
    }

    /** Renews these jars in place. */
    public static void main(String[] jars) throws IOException {
        for (String name : jars) {
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(name))) {
                new RenewClassFiles(jar).renewAll();
            }
        }
    }

    private void renewAll() throws IOException {
        for (Path file : classes()) {
            ClassModel old = classFiles.parse(Files.readAllBytes(file));
            if (old.majorVersion() < NEW_ENOUGH) {
                Files.write(file, classFiles.transformClass(old, RenewClassFiles::renew));
            }
        }
    }

    private List<Path> classes() throws IOException {
        try (Stream<Path> all = Files.walk(jar.getPath("/"))) {
            return all.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static void renew(ClassBuilder builder, ClassElement element) {
        if (element instanceof ClassFileVersion) {
            builder.withVersion(NEW_ENOUGH, 0);
        } else {
            builder.with(element);
        }
    }

    /** The class file of a type, or null, as the API wants it, if the jar has none. */
    private InputStream open(ClassDesc type) {
        String name = type.descriptorString();
        Path file = jar.getPath("/" + name.substring(1, name.length() - 1) + ".class");
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
