package io.perennial.sandbox.zendesk.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.Limits;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code update_many} and the jobs that come of it. */
public final class Jobs {

  private static final int MOST_ITEMS = 100;
  private static final long RETRY_SECONDS = 10;

  private final Account account;
  private final int calls;
  private final int mostOpen;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Queue<Job> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger toKill = new AtomicInteger();
  private final Snags snags = new Snags();

  /** One item's change; throws {@link ApiException} if it is refused. */
  public interface Change {
    void apply(Member by, String id, ObjectNode fields);
  }

  /**
   * The jobs of one account.
   *
   * @param calls during how many calls to the account a job is under way
   */
  public Jobs(Account account, Limits limits, int calls) {
    this.account = account;
    this.calls = calls;
    this.mostOpen = limits.jobs();
  }

  /** The next job does the first half of its work and is killed. */
  public void killNext() {
    toKill.incrementAndGet();
  }

  /** What is in the way of single records. */
  public Snags snags() {
    return snags;
  }

  /** Jobs that are under way. */
  public int open() {
    return open.size();
  }

  /** Another call to the account: every job gets on. */
  public void pass() {
    open.forEach(Job::pass);
    open.removeIf(job -> !job.open());
  }

  /** {@code PUT …/update_many}: a list of items, or one change for all {@code ids}. */
  public Answer updateMany(Request request, String one, String many, Change change) {
    if (open() >= mostOpen) {
      throw ApiException.tooMany(
          "You have too many jobs queued or running. Please wait for them to finish",
          RETRY_SECONDS);
    }
    List<Item> items = items(request, one, many);
    if (items.size() > MOST_ITEMS) {
      throw ApiException.of(
          400, "TooManyValues", "Too many values: %s takes at most 100 items".formatted(many));
    }
    List<String> ids = items.stream().map(Item::id).toList();
    snags.checkCall(ids);
    boolean killed = toKill.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    int before = snags.before(ids);
    Job.End end =
        killed ? Job.End.KILLED : before < items.size() ? Job.End.FAILED : Job.End.COMPLETED;
    List<Item> work = items.subList(0, killed ? items.size() / 2 : before);
    Member by = request.member();
    Job job =
        new Job(
            UUID.randomUUID().toString().replace("-", ""),
            items.size(),
            () -> account.write(() -> work(by, work, one, change)),
            end,
            calls);
    jobs.put(job.id(), job);
    open.add(job);
    return status(job.queued(account.url()));
  }

  /** {@code GET /job_statuses/{id}}. */
  public Answer get(Request request) {
    return find(request.path("id"))
        .map(job -> status(told(job)))
        .orElseThrow(ApiException::notFound);
  }

  /** {@code GET /job_statuses}: every job of the account, whoever began it. */
  public Answer all(Request request) {
    return Answer.json(
        200, Map.of("job_statuses", jobs.values().stream().map(this::told).toList()));
  }

  /** {@code GET /job_statuses/show_many?ids=}. */
  public Answer many(Request request) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    request.ids().forEach(id -> find(id).map(this::told).ifPresent(found::add));
    return Answer.json(200, Map.of("job_statuses", found));
  }

  private record Item(int index, String id, ObjectNode fields) {}

  private static List<Item> items(Request request, String one, String many) {
    List<Item> items = new ArrayList<>();
    JsonNode json = request.json();
    if (json.path(many).isArray()) {
      for (JsonNode item : json.path(many)) {
        if (!(item instanceof ObjectNode fields)) {
          throw ApiException.of(400, "RecordInvalid", many + " must be a list of objects");
        }
        items.add(new Item(items.size(), item.path("id").asText(""), fields));
      }
      return items;
    }
    ObjectNode fields = request.object(one);
    for (String id : request.ids()) {
      items.add(new Item(items.size(), id, fields));
    }
    return items;
  }

  /** What failed comes after what went well, so nobody may rely on the order. */
  private List<Map<String, Object>> work(Member by, List<Item> items, String one, Change change) {
    List<Map<String, Object>> done = new ArrayList<>();
    List<Map<String, Object>> failed = new ArrayList<>();
    for (Item item : items) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("index", item.index());
      result.put("id", Long.valueOf(item.id().isEmpty() ? "0" : item.id()));
      try {
        snags.checkRecord(item.id());
        change.apply(by, item.id(), item.fields());
        result.put("action", "update");
        result.put("success", true);
        result.put("status", "Updated");
        done.add(result);
      } catch (ApiException refused) {
        String kind = one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1);
        boolean missing = refused.code().equals("RecordNotFound");
        result.put("success", false);
        boolean conflict = refused.code().equals("UpdateConflict");
        result.put(
            "error", conflict ? refused.code() : kind + (missing ? "NotFound" : "UpdateFailed"));
        result.put("details", refused.description());
        failed.add(result);
      }
    }
    done.addAll(failed);
    return done;
  }

  private Map<String, @Nullable Object> told(Job job) {
    return job.status(account.url());
  }

  private Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  private static Answer status(Map<String, @Nullable Object> status) {
    return Answer.json(200, Map.of("job_status", status));
  }
}
