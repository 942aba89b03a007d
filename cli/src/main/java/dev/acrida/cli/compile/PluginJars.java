package dev.acrida.cli.compile;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Jars that are added to what a test sees. */
public final class PluginJars {
    private PluginJars() {}

    /**
     * The jars that these paths are or, if folders, hold, by name.
     *
     * @throws SourceException if one does not exist or cannot be read
     */
    public static List<Path> in(List<Path> paths) {
        List<Path> jars = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                jars.addAll(inFolder(path));
            } else if (Files.isReadable(path)) {
                jars.add(path);
            } else {
                throw new SourceException(
                        "no plugin at " + path + ": --plugin takes jars and folders of jars");
            }
        }
        return jars;
    }

    private static List<Path> inFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new SourceException("cannot read the folder of plugins " + folder);
        }
    }

    /** Sees what Acrida sees, and these jars. Lives as long as the test. */
    static ClassLoader loader(List<Path> jars) {
        ClassLoader own = PluginJars.class.getClassLoader();
        URL[] urls = jars.stream().map(PluginJars::url).toArray(URL[]::new);
        return urls.length == 0 ? own : new URLClassLoader("plugins", urls, own);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
