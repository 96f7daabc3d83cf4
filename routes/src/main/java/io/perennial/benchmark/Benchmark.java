package io.perennial.benchmark;

import io.perennial.benchmark.Product.Turn;
import io.perennial.benchmark.Table.Measured;
import io.perennial.benchmark.Table.Measured.Later;
import io.perennial.benchmark.systems.ChangedTicket;
import io.perennial.benchmark.systems.Connections;
import io.perennial.benchmark.systems.LookAlikes;
import io.perennial.benchmark.systems.Systems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Records one turn of the product, then lets bare client and product run by turns. */
public final class Benchmark {

  /** Zendesk's exports leave out the last minute, and we read two minutes again. */
  private static final Duration SETTLED = Duration.ofSeconds(130);

  private final Path folder;
  private final Options options;
  private final Consumer<String> progress;

  /**
   * What is measured.
   *
   * @param runs how often each of the two runs
   * @param latencyMillis added to every call by our own look-alikes
   * @param later whether later turns are measured too
   * @param given where other systems are, by connection; empty for our own look-alikes
   * @param settings of the connections to them, for example {@code stripe.key}
   */
  public record Options(
      int runs,
      int latencyMillis,
      boolean later,
      Map<String, URI> given,
      Map<String, String> settings) {

    public Options {
      given = Map.copyOf(given);
      settings = new TreeMap<>(settings);
    }
  }

  /**
   * A benchmark.
   *
   * @param folder empty; takes all that the runs leave
   * @param progress is told what happens
   */
  public Benchmark(Path folder, Options options, Consumer<String> progress) {
    this.folder = folder;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @return a table
   */
  public String run(int customers) throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("customers-" + customers));
    try (Systems systems = systems(customers, place)) {
      return Table.of(measure(customers, systems, place));
    }
  }

  private Systems systems(int customers, Path place) throws IOException {
    Path mappings = Files.createDirectories(place.resolve("mappings"));
    LookAlikes own =
        new LookAlikes(options.given().isEmpty() ? customers : 1, options.latencyMillis(), place);
    if (options.given().isEmpty()) {
      return own;
    }
    try (own) {
      Files.deleteIfExists(mappings.resolve("rates.yaml"));
      Connections connections = own.renewed().at(options.given());
      for (Map.Entry<String, String> setting : options.settings().entrySet()) {
        connections = connections.with(setting.getKey(), setting.getValue());
      }
      return Systems.given(connections);
    }
  }

  private Measured measure(int customers, Systems systems, Path place)
      throws IOException, InterruptedException {
    if (!systems.renewable()) {
      progress.accept("writing everything once: these systems keep what was written to them");
      product(place, "written-before").sync(systems.renewed());
    }
    progress.accept("recording the product's calls");
    List<Call> calls = record(systems.renewed(), place);
    List<Turn> turns = new ArrayList<>();
    List<BareClient.Result> bare = new ArrayList<>();
    Optional<Later> later = Optional.empty();
    List<Duration> hooks = List.of();
    for (int run = 1; run <= options.runs(); run++) {
      bare.add(new BareClient(systems.renewed().addresses(), calls).run());
      Connections connections = systems.renewed();
      Product product = product(place, "run-" + run);
      turns.add(product.sync(connections));
      progress.accept(
          "run %d: bare client %.1f s, product %.1f s"
              .formatted(
                  run,
                  Numbers.seconds(bare.get(run - 1).time()),
                  Numbers.seconds(turns.get(run - 1).time())));
      if (options.later() && run == options.runs()) {
        later = later(product, connections);
        hooks = hooks(systems, connections, place, "run-" + run);
      }
    }
    return new Measured(customers, options.latencyMillis(), calls, turns, bare, later, hooks);
  }

  private static List<Call> record(Connections systems, Path place)
      throws IOException, InterruptedException {
    Recording recording = new Recording();
    Map<String, URI> addresses = new TreeMap<>();
    List<RecordingProxy> proxies = new ArrayList<>();
    try {
      for (Map.Entry<String, URI> system : systems.addresses().entrySet()) {
        RecordingProxy proxy = new RecordingProxy(system.getKey(), system.getValue(), recording);
        proxies.add(proxy);
        addresses.put(system.getKey(), proxy.url());
      }
      product(place, "recorded").sync(systems.at(addresses));
    } finally {
      proxies.forEach(RecordingProxy::close);
    }
    return recording.calls();
  }

  /** What cannot be measured here must not lose what was measured before. */
  private Optional<Later> later(Product product, Connections systems) throws InterruptedException {
    try {
      Turn second = product.sync(systems);
      String ticket = new ChangedTicket(systems).change();
      progress.accept(
          "ticket %s changed; waiting %d s until the exports tell of it"
              .formatted(ticket, SETTLED.toSeconds()));
      Thread.sleep(SETTLED.toMillis());
      Turn changed = product.sync(systems);
      return Optional.of(new Later(second, changed, product.sync(systems)));
    } catch (IOException failed) {
      progress.accept("later turns are not measured: " + failed.getMessage());
      return Optional.empty();
    }
  }

  /** Systems of others may not call us. */
  private List<Duration> hooks(Systems systems, Connections connections, Path place, String product)
      throws InterruptedException {
    if (!systems.renewable()) {
      return List.of();
    }
    progress.accept("changing a ticket again and again, with serve running");
    try {
      return new HookLatency(place.resolve(product), place.resolve("mappings"))
          .measure(connections);
    } catch (IOException | IllegalStateException failed) {
      progress.accept("webhooks are not measured: " + failed.getMessage());
      return List.of();
    }
  }

  private static Product product(Path place, String name) {
    return new Product(place.resolve(name), place.resolve("mappings"));
  }
}
