package io.perennial.chaos;

import io.perennial.connector.CheckResult;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.Identity;
import io.perennial.connector.Usage;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Overlap;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.Window;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.SchemaReader;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A vendor as a process sees it that may die before it has taken an answer in. */
final class MortalConnector implements Connector {

  private final Connector real;
  private final Life life;

  MortalConnector(Connector real, Life life) {
    this.real = real;
    this.life = life;
  }

  @Override
  public ConnectionName connection() {
    return real.connection();
  }

  @Override
  public Identity identity() {
    return life.call(real::identity);
  }

  @Override
  public Optional<Currency> currency() {
    return life.call(real::currency);
  }

  @Override
  public List<CheckResult> check(Usage usage) {
    return life.call(() -> real.check(usage));
  }

  @Override
  public Source source() {
    return new MortalSource(real.source());
  }

  @Override
  public Optional<FieldWriter> writer() {
    return real.writer().map(MortalWriter::new);
  }

  @Override
  public Optional<FieldWriter> tasks(String keyField) {
    return real.tasks(keyField).map(MortalWriter::new);
  }

  @Override
  public Optional<SchemaReader> schema() {
    return real.schema().map(schema -> object -> life.call(() -> schema.describe(object)));
  }

  /** What a call says is found out without asking anybody. */
  @Override
  public Optional<Hooks> hooks() {
    return real.hooks();
  }

  @Override
  public void close() {
    real.close();
  }

  private final class MortalSource implements Source {
    private final Source source;

    MortalSource(Source source) {
      this.source = source;
    }

    @Override
    public List<String> streams() {
      return source.streams();
    }

    @Override
    public String object(String stream) {
      return source.object(stream);
    }

    @Override
    public List<Cursor> shareOut(Selection selection, int parts) {
      return life.call(() -> source.shareOut(selection, parts));
    }

    @Override
    public Page read(Selection selection, Cursor from) {
      Page page = life.call(() -> source.read(selection, from));
      life.reach(CrashPoint.AFTER_FETCH);
      return page;
    }

    @Override
    public Fetched fetch(Selection selection, List<String> ids) {
      Fetched fetched = life.call(() -> source.fetch(selection, ids));
      life.reach(CrashPoint.AFTER_FETCH);
      return fetched;
    }

    @Override
    public long count(String stream, Window window) {
      return life.call(() -> source.count(stream, window));
    }

    @Override
    public Optional<Overlap> overlap(String stream, Cursor at) {
      return source.overlap(stream, at);
    }
  }

  private final class MortalWriter implements FieldWriter {
    private final FieldWriter writer;

    MortalWriter(FieldWriter writer) {
      this.writer = writer;
    }

    @Override
    public List<String> targets() {
      return writer.targets();
    }

    @Override
    public int batchSize(String target) {
      return writer.batchSize(target);
    }

    @Override
    public Duration lockPause() {
      return Duration.ofMillis(1);
    }

    @Override
    public List<WriteOutcome> write(WriteBatch batch) {
      List<WriteOutcome> outcomes = life.call(() -> writer.write(batch));
      life.reach(CrashPoint.AFTER_SEND);
      return outcomes;
    }

    @Override
    public void drain() {
      life.call(
          () -> {
            writer.drain();
            return true;
          });
    }

    @Override
    public List<TargetRecord> readBack(String target, List<String> ids, Collection<String> fields) {
      List<TargetRecord> found = life.call(() -> writer.readBack(target, ids, fields));
      life.reach(CrashPoint.AFTER_READ_BACK);
      return found;
    }
  }
}
