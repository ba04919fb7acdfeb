package dev.muster.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The commands of `docs/backup.md`, run by a shell as they stand there.
record BackupPage(String section) {

    private static final String INDENT = "    ";

    static BackupPage section(String heading) throws IOException {
        String page = Files.readString(Path.of("docs", "backup.md"));
        int begin = page.indexOf("\n## " + heading + "\n");
        assertThat(begin).as("a section %s", heading).isNotNegative();
        int end = page.indexOf("\n## ", begin + 1);
        return new BackupPage(page.substring(begin, end < 0 ? page.length() : end));
    }

    /// The first block of indented lines, the second, and so on. Starting and ending Muster is left to the test.
    String block(int number) {
        List<List<String>> blocks = new ArrayList<>();
        boolean within = false;
        for (String line : section.lines().toList()) {
            boolean isCommand = line.startsWith(INDENT);
            if (isCommand && !within) {
                blocks.add(new ArrayList<>());
            }
            if (isCommand) {
                blocks.getLast().add(line.substring(INDENT.length()));
            }
            within = isCommand;
        }
        return blocks.get(number - 1).stream()
                .filter(line -> !line.startsWith("bin/muster "))
                .collect(Collectors.joining("\n"));
    }

    /// Runs commands with the programs of PostgreSQL 15.
    static void run(Path directory, String commands) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-eu", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().keySet().removeIf(name -> name.startsWith("PG"));
        shell.environment().merge("PATH", DebianPostgres.PROGRAMS.toString(), (before, ours) -> ours + ":" + before);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s\n%s", commands, said).isZero();
    }
}
