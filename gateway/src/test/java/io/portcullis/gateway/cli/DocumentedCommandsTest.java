package io.portcullis.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every `portcullis` command that the documents show in a block can be typed like that.
class DocumentedCommandsTest {
    private static final List<Path> DOCUMENTS = List.of(Path.of("..", "README.md"), Path.of("docs", "operations.md"),
            Path.of("docs", "admin-api.md"),
            Path.of("..", "load-tests", "README.md"));
    private static final Pattern COMMAND = Pattern.compile("^(?:gateway/bin/)?portcullis (.*?)(?:\\s+[#&].*)?$",
            Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path document : DOCUMENTS) {
            String[] parts = Files.readString(document).split("```", -1);
            for (int block = 1; block < parts.length; block += 2) {
                COMMAND.matcher(parts[block]).results().forEach(found -> commands.add(found.group(1)));
            }
        }
        assertThat(commands).hasSizeGreaterThan(7);
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_inADocument_canBeTyped(String command) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(command); word.find();) {
            words.add(Optional.ofNullable(word.group(1)).orElseGet(word::group));
        }
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out),
                new ByteArrayInputStream(new byte[0]), question -> Optional.empty());
        CommandLine line = PortcullisCommand.create(terminal, new Serving((config, data) -> {
            throw new IllegalStateException("only read, never started");
        }));

        assertThat(line.parseArgs(words.toArray(String[]::new)).hasSubcommand()).isTrue();
    }
}
