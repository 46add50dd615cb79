package io.portcullis.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/portcullis` in a tree of its own, with a Java that prints how it was called and a Maven that only says that it built.
class LauncherTest {
    private static final Instant BUILT = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path tree;

    @BeforeEach
    void plant() throws IOException {
        script("gateway/bin/portcullis", Files.readString(Path.of("bin", "portcullis")));
        script("jdk/bin/java", "#!/bin/sh\necho \"$@\"\n");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        script("bin/mvn", "#!/bin/sh\necho built by maven >&2\ntouch gateway/target/dist/built\n");
        for (String file : List.of("pom.xml", "gateway/pom.xml", "gateway/src/main/java/A.java",
                "auth/src/main/java/B.java",
                "protocol/src/main/java/C.java")) {
            Files.setLastModifiedTime(write(file, "x"), FileTime.from(BUILT.minusSeconds(10)));
        }
        for (String jar : List.of("gateway-1.jar", "auth-1.jar", "protocol-1.jar", "other-2.jar")) {
            write("gateway/target/dist/lib/" + jar, jar);
        }
        Files.setLastModifiedTime(write("gateway/target/dist/built", ""), FileTime.from(BUILT));
    }

    private Path write(String name, String text) throws IOException {
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void script(String name, String text) throws IOException {
        Files.setPosixFilePermissions(write(name, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(tree.resolve("gateway/bin/portcullis").toString())
                .redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("PATH", tree.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("PORTCULLIS_JAVA_HOME", tree.resolve("jdk").toString());
        builder.environment().remove("PORTCULLIS_BUILD");
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void start_wholeBuildOfTheseSources_isNotBuiltAgain() throws IOException {
        assertThat(start("account", "list")).doesNotContain("built by maven").contains("-cp " + tree,
                "/target/dist/lib/* io.portcullis.gateway.cli.Main account list");
    }

    @Test
    void start_halfFinishedBuild_isBuilt() throws IOException {
        Files.delete(tree.resolve("gateway/target/dist/built"));
        assertThat(start("account", "list")).contains("built by maven");
    }

    @Test
    void start_newerSource_isBuilt() throws IOException {
        for (String source : List.of("gateway/src/main/java/A.java", "auth/src/main/java/B.java", "pom.xml")) {
            Files.setLastModifiedTime(tree.resolve("gateway/target/dist/built"), FileTime.from(BUILT));
            Files.setLastModifiedTime(tree.resolve(source), FileTime.from(BUILT.plusSeconds(10)));
            assertThat(start("account", "list")).as(source).contains("built by maven");
            Files.setLastModifiedTime(tree.resolve(source), FileTime.from(BUILT.minusSeconds(10)));
        }
    }

    /// A build that writes into lib meanwhile changes nothing for the server.
    @Test
    void start_server_runsFromACopyThatIsRemovedLater() throws IOException {
        String first = start("run");
        assertThat(first).containsPattern("-cp " + tree + "/gateway/target/dist/running/\\d+/\\* ");
        Path copy = Path.of(first.replaceAll("(?s).*-cp (\\S+)/\\*.*", "$1"));
        assertThat(copy).isDirectoryContaining("glob:**gateway-1.jar").isDirectoryContaining("glob:**other-2.jar");
        write("gateway/target/dist/lib/gateway-1.jar", "another");
        assertThat(copy.resolve("gateway-1.jar")).hasContent("gateway-1.jar");

        start("run");
        assertThat(copy).as("its server has ended").doesNotExist();
    }
}
