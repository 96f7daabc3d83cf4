package io.perennial.connector.testkit;

import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.connector.target.WriteOutcome.RefusedTogether;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes to a {@link FakeVendor}; a record that does not exist is refused. */
final class FakeWriter implements FieldWriter {

  private final FakeVendor vendor;
  private final List<String> targets;
  private final int batchSize;

  FakeWriter(FakeVendor vendor, List<String> targets, int batchSize) {
    this.vendor = vendor;
    this.targets = targets;
    this.batchSize = batchSize;
  }

  @Override
  public List<String> targets() {
    return targets;
  }

  @Override
  public int batchSize(String target) {
    return batchSize;
  }

  @Override
  public Duration lockPause() {
    return Duration.ZERO;
  }

  @Override
  public List<WriteOutcome> write(WriteBatch batch) {
    Runnable end = vendor.call();
    Optional<Refused> spoilt = vendor.spoilt(batch);
    if (spoilt.isPresent()) {
      end.run();
      int size = batch.updates().size();
      return Collections.nCopies(
          size, size == 1 ? spoilt.get() : new RefusedTogether(spoilt.get()));
    }
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (FieldUpdate update : batch.updates()) {
      vendor.checkStumble(update.id());
      Optional<SourceRecord> record = alive(batch.target(), update.id());
      Optional<Refused> refusal = vendor.refusal(update.id());
      if (refusal.isPresent()) {
        outcomes.add(refusal.get());
      } else if (record.isPresent()) {
        vendor.apply(batch.target(), update);
        outcomes.add(WriteOutcome.acknowledged());
      } else {
        outcomes.add(FakeVendor.refused(FailureClass.PERMANENT, "NOT_FOUND"));
      }
    }
    end.run();
    return outcomes;
  }

  @Override
  public List<TargetRecord> readBack(String target, List<String> ids, Collection<String> fields) {
    Runnable end = vendor.call();
    List<TargetRecord> records = new ArrayList<>();
    for (String id : ids) {
      alive(target, id)
          .ifPresent(
              record -> {
                TreeMap<String, @Nullable Object> values = new TreeMap<>();
                fields.forEach(field -> values.put(field, record.fields().get(field)));
                records.add(new TargetRecord(id, values));
              });
    }
    end.run();
    return records;
  }

  private Optional<SourceRecord> alive(String target, String id) {
    return vendor.find(target, id).filter(record -> !record.deleted());
  }
}
