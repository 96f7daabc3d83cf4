package io.perennial.cli.terminal;

import io.perennial.turn.Phase;
import io.perennial.turn.Progress;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A progress bar on a terminal; nothing where nobody looks. */
public final class Bar implements Progress, AutoCloseable {

  private final boolean shown;
  private @Nullable ProgressBar bar;

  public Bar(boolean quiet) {
    this.shown = !quiet && Ansi.AUTO.enabled();
  }

  @Override
  public synchronized void begin(Phase phase, long expected) {
    close();
    if (shown) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(String.format("%-8s", phase.name().toLowerCase(Locale.ROOT)))
              .setInitialMax(expected == 0 ? -1 : expected)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .build();
    }
  }

  @Override
  public synchronized void done(long more) {
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
