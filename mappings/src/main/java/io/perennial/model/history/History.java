package io.perennial.model.history;

import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All versions of one record that we have read.
 *
 * <p>A version is valid from its reading until the next one's; the first also stands for the time
 * before it was read.
 *
 * @param versions at least one, oldest first; the last is the latest
 */
public record History<T extends Fact<T>>(List<Version<T>> versions) {

  public History {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a record has at least one version");
    }
    List<Version<T>> sorted = new ArrayList<>(versions);
    sorted.sort(Comparator.comparing(Version::readAt));
    versions = List.copyOf(sorted);
  }

  /** A record that we have read only once, or whose earlier versions do not matter. */
  public static <T extends Fact<T>> History<T> of(Instant readAt, T latest) {
    return new History<>(List.of(new Version<>(readAt, latest)));
  }

  public T latest() {
    return versions.get(versions.size() - 1).value();
  }

  /** The record as it was at a time; empty if it did not exist yet. */
  public Optional<T> at(AsOf at) {
    Version<T> version = standing(at.time());
    return latest().asOf(at, version.value(), !version.readAt().isAfter(at.time()));
  }

  /** Every time at which the record may have begun to look different. */
  void moments(Consumer<Instant> sink) {
    for (Version<T> version : versions) {
      version.value().moments(sink);
      sink.accept(version.readAt());
    }
  }

  /**
   * Every time at which something happened to the record or was changed in it.
   *
   * <p>Our own first reading is no change, and a value dated later than its reading is an
   * announcement: it comes into effect by the clock.
   */
  void changes(Consumer<Instant> sink) {
    for (int index = 0; index < versions.size(); index++) {
      Instant readAt = versions.get(index).readAt();
      versions
          .get(index)
          .value()
          .moments(
              moment -> {
                if (!moment.isAfter(readAt)) {
                  sink.accept(moment);
                }
              });
      if (index > 0) {
        sink.accept(readAt);
      }
    }
  }

  /** The moments still to come that the version standing at a time already tells. */
  void announced(Instant time, Consumer<Instant> sink) {
    Version<T> version = standing(time);
    if (!version.readAt().isAfter(time)) {
      version
          .value()
          .moments(
              moment -> {
                if (moment.isAfter(time)) {
                  sink.accept(moment);
                }
              });
    }
  }

  private Version<T> standing(Instant time) {
    int index = versions.size() - 1;
    while (index > 0 && versions.get(index).readAt().isAfter(time)) {
      index--;
    }
    return versions.get(index);
  }
}
