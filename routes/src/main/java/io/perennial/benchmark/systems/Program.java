package io.perennial.benchmark.systems;

import io.perennial.Perennial;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program in a process of its own. */
public final class Program {

  private Program() {}

  /**
   * Starts a verb, which ends with us.
   *
   * @param errors where it writes what goes wrong
   */
  public static Process start(Path folder, Path errors, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String binaries = System.getProperty("ot.epg.working-dir");
    if (binaries != null) {
      command.add("-Dot.epg.working-dir=" + binaries);
    }
    String classes = System.getProperty("java.class.path");
    if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
      command.add("-jar");
      command.add(Path.of(classes).toAbsolutePath().toString());
    } else {
      command.add("-cp");
      command.add(classes);
      command.add(Perennial.class.getName());
    }
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process;
  }
}
