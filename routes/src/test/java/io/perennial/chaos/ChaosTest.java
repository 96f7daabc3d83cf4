package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.chaos.Mischief.Trouble;
import io.perennial.testing.Forgery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Faults at the vendors, people who change records meanwhile and sudden deaths, as a seed says;
 * then calm, in which source, store and targets come to agree and nothing was written twice.
 *
 * <p>{@code -Dchaos.seeds=1000} takes more seeds, {@code -Dchaos.world=7} one world alone.
 */
@ExtendWith(Silence.class)
class ChaosTest {

  private static final int SEEDS = Integer.getInteger("chaos.seeds", 200);
  private static final int SEEDS_OF_A_WORLD = 20;
  private static final int ALONE = Integer.getInteger("chaos.world", -1);

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void program_losesNothingAndWritesNothingTwice() throws InterruptedException, ExecutionException {
    Map<CrashPoint, Integer> died = new EnumMap<>(CrashPoint.class);
    Map<Sleep.Before, Integer> slept = new EnumMap<>(Sleep.Before.class);
    Map<Trouble, Integer> struck = new EnumMap<>(Trouble.class);
    Map<Forgery, Integer> forged = new EnumMap<>(Forgery.class);
    long overlaps = 0;
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<ChaosWorld.Tally>> worlds = new ArrayList<>();
      int first = ALONE < 0 ? 0 : ALONE;
      int last = ALONE < 0 ? SEEDS / SEEDS_OF_A_WORLD - 1 : ALONE;
      for (int world = first; world <= last; world++) {
        int number = world;
        worlds.add(threads.submit(() -> ChaosWorld.run(number, SEEDS_OF_A_WORLD)));
      }
      for (Future<ChaosWorld.Tally> world : worlds) {
        world.get().died().forEach((point, times) -> died.merge(point, times, Integer::sum));
        world.get().slept().forEach((point, times) -> slept.merge(point, times, Integer::sum));
        world
            .get()
            .struck()
            .forEach((trouble, times) -> struck.merge(trouble, times, Integer::sum));
        world.get().forged().forEach((kind, times) -> forged.merge(kind, times, Integer::sum));
        overlaps += world.get().overlaps();
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(
        "died %s, slept %s, struck by %s, overlapping pages %d, refused %s%n",
        died, slept, struck, overlaps, forged);

    if (SEEDS >= 200 && ALONE < 0) {
      assertThat(died).as("deaths by point").containsOnlyKeys(CrashPoint.values());
      assertThat(died.values()).as("deaths by point: %s", died).allMatch(times -> times >= 10);
      assertThat(slept).containsOnlyKeys(Sleep.Before.values());
      assertThat(slept.values()).as("sleeps by point: %s", slept).allMatch(times -> times >= 10);
      assertThat(struck).as("troubles").containsOnlyKeys(Trouble.values());
      assertThat(struck.values()).as("troubles: %s", struck).allMatch(times -> times > 0);
      assertThat(overlaps).as("overlapping pages").isGreaterThan(100);
      assertThat(forged)
          .containsOnlyKeys(Forgery.WRONG_SECRET, Forgery.ALTERED_BODY, Forgery.STALE);
      assertThat(forged.values()).as("forged calls: %s", forged).allMatch(times -> times >= 6);
    }
  }
}
