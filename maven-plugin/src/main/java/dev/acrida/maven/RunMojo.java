package dev.acrida.maven;

import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a load test of the project in a process of its own, and fails the build if the run fails: by
 * a threshold, or by failed requests, tasks or users.
 */
@Mojo(
        name = "run",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class RunMojo extends AbstractMojo {
    private static final int THRESHOLD_FAILED = 3;
    private static final int RUN_FAILED = 1;

    /** Test files, or folders of such; they see nothing of the project. */
    @Parameter(property = "acrida.files")
    private List<File> files = new ArrayList<>();

    /** User classes of the project (its test classes included), by their full names. */
    @Parameter(property = "acrida.classes")
    private List<String> classes = new ArrayList<>();

    /** Where the load goes. */
    @Parameter(property = "acrida.host")
    private @Nullable String host;

    /** How many users there are at the end of the ramp. */
    @Parameter(property = "acrida.users")
    private @Nullable String users;

    /** How many users are started per second. */
    @Parameter(property = "acrida.spawnRate")
    private @Nullable String spawnRate;

    /** How long it runs, such as 30s or 5m. */
    @Parameter(property = "acrida.runTime")
    private @Nullable String runTime;

    /** Conditions under which the build fails, such as {@code p95 > 500ms}. */
    @Parameter private List<String> failIf = new ArrayList<>();

    /** Where the result is written as JSON. */
    @Parameter(
            property = "acrida.jsonFile",
            defaultValue = "${project.build.directory}/acrida/result.json")
    private @Nullable File jsonFile;

    /** More arguments of the command line, as they are. */
    @Parameter private List<String> arguments = new ArrayList<>();

    /** The JDK to use, 25 or newer; the one that runs Maven unless it is said. */
    @Parameter(property = "acrida.jdk", defaultValue = "${java.home}")
    private @Nullable File jdk;

    /** Leaves the load test out. */
    @Parameter(property = "acrida.skip")
    private boolean skip;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> artifacts = List.of();

    @Parameter(defaultValue = "${project.testClasspathElements}", readonly = true, required = true)
    private List<String> testClassPath = List.of();

    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    private File folder = new File(".");

    /** Called by Maven. */
    public RunMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped by acrida.skip");
            return;
        }
        int exitCode = run(command());
        if (exitCode == THRESHOLD_FAILED) {
            throw new MojoFailureException("A threshold of the load test was not kept: see above");
        }
        if (exitCode == RUN_FAILED) {
            throw new MojoFailureException("The load test has failed: see above");
        }
        if (exitCode != 0) {
            throw new MojoExecutionException("The load test ended with exit code " + exitCode);
        }
    }

    private int run(List<String> command) throws MojoExecutionException {
        getLog().debug(String.join(" ", command));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder)
                            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            process.getOutputStream().close();
            return waitFor(process);
        } catch (IOException e) {
            throw new MojoExecutionException("The load test cannot be started: " + e, e);
        }
    }

    private static int waitFor(Process process) throws MojoExecutionException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    private List<String> command() throws MojoExecutionException {
        if (files.isEmpty() == classes.isEmpty()) {
            throw new MojoExecutionException(
                    "acrida:run needs either files or classes, has "
                            + (files.isEmpty() ? "neither" : "both"));
        }
        List<String> command = JavaCommand.of(jdk, classPath());
        command.addAll(List.of("dev.acrida.cli.Main", "--headless"));
        files.forEach(file -> add(command, "-f", file));
        classes.forEach(name -> add(command, "--test-class", name));
        add(command, "--host", host);
        add(command, "--users", users);
        add(command, "--spawn-rate", spawnRate);
        add(command, "--run-time", runTime);
        failIf.forEach(condition -> add(command, "--fail-if", condition));
        add(command, "--json-file", jsonFile);
        command.addAll(arguments);
        return command;
    }

    private static void add(List<String> command, String option, @Nullable Object value) {
        if (value != null) {
            command.add(option);
            command.add(value.toString());
        }
    }

    /** The project first: its own versions of libraries are those that it is tested with. */
    private String classPath() {
        List<String> entries = new ArrayList<>(testClassPath);
        for (Artifact artifact : artifacts) {
            if (artifact.getFile() != null) {
                entries.add(artifact.getFile().getPath());
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
