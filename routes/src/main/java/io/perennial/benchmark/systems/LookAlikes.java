package io.perennial.benchmark.systems;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The look-alikes in a process of their own, which begins anew for each run and ends with us. */
public final class LookAlikes implements Systems {

  private final Process process;
  private final BufferedReader output;
  private final OutputStream input;
  private final Path errors;
  private boolean fresh;
  private Connections connections;

  /**
   * Starts them.
   *
   * @param folder takes their messages and {@code mappings/rates.yaml}
   */
  public LookAlikes(int customers, int latencyMillis, Path folder) throws IOException {
    errors = folder.resolve("look-alikes.txt");
    Path rates = Files.createDirectories(folder.resolve("mappings")).resolve("rates.yaml");
    process =
        Program.start(
            folder,
            errors,
            List.of(
                "sandbox",
                "--renewable",
                "--installed",
                "--customers=" + customers,
                "--latency=" + latencyMillis,
                "--rates=" + rates,
                "--salesforce-port=0",
                "--zendesk-port=0",
                "--stripe-port=0"));
    output = process.inputReader(StandardCharsets.UTF_8);
    input = process.getOutputStream();
    connections = read();
    fresh = true;
  }

  @Override
  public boolean renewable() {
    return true;
  }

  @Override
  public Connections renewed() throws IOException {
    if (!fresh) {
      input.write('\n');
      input.flush();
      connections = read();
    }
    fresh = false;
    return connections;
  }

  private Connections read() throws IOException {
    List<String> lines = new ArrayList<>();
    String line = output.readLine();
    while (line != null && !line.startsWith("Ctrl-C")) {
      lines.add(line);
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("the look-alikes did not start: " + Files.readString(errors));
    }
    return Connections.read(lines);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
