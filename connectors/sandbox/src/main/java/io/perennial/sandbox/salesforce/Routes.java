package io.perennial.sandbox.salesforce;

import static io.perennial.sandbox.salesforce.rest.Api.BASE;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.salesforce.bulk.IngestJobs;
import io.perennial.sandbox.salesforce.bulk.QueryJobs;
import io.perennial.sandbox.salesforce.composite.Collections;
import io.perennial.sandbox.salesforce.composite.Composite;
import io.perennial.sandbox.salesforce.composite.Retrieve;
import io.perennial.sandbox.salesforce.describe.DescribeResource;
import io.perennial.sandbox.salesforce.describe.InfoResource;
import io.perennial.sandbox.salesforce.describe.ReplicationResource;
import io.perennial.sandbox.salesforce.login.Logins;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.query.Queries;
import io.perennial.sandbox.salesforce.rest.Api;
import io.perennial.sandbox.salesforce.rest.QueryResource;
import io.perennial.sandbox.salesforce.rest.RecordResource;
import io.perennial.sandbox.salesforce.rest.Resource;
import io.perennial.sandbox.salesforce.rest.UpsertResource;
import io.perennial.sandbox.salesforce.tooling.CustomFieldResource;
import io.perennial.sandbox.salesforce.tooling.ToolingShelves;
import io.perennial.sandbox.salesforce.ui.RecordUi;
import io.perennial.sandbox.salesforce.write.Obstacles;
import java.util.function.Function;
import java.util.function.Supplier;

/** The map of the API: which path leads where. */
final class Routes {

  private static final String OBJECT = BASE + "/sobjects/{object}";
  private static final String RECORD = OBJECT + "/{id}";
  private static final String COLLECTION = BASE + "/composite/sobjects";
  private static final String INGEST = BASE + "/jobs/ingest";
  private static final String QUERY_JOB = BASE + "/jobs/query";
  private static final String FIELD = BASE + "/tooling/sobjects/CustomField";

  private final Router<Resource> router = new Router<>();

  /** Pages that need no session. */
  static Router<Function<Call, Answer>> open(Logins logins, InfoResource info) {
    return new Router<Function<Call, Answer>>()
        .on("POST", "/services/oauth2/token", logins::token)
        .on("GET", "/services/oauth2/revoke", logins::revoke)
        .on("POST", "/services/oauth2/revoke", logins::revoke)
        .on("GET", "/services/oauth2/userinfo", logins::userInfo)
        .on("POST", "/services/oauth2/userinfo", logins::userInfo)
        .on("GET", "/id/{organization}/{user}", logins::userInfo)
        .on("GET", "/services/data", info::versions);
  }

  Router<Resource> router() {
    return router;
  }

  Routes info(InfoResource info, Org org) {
    DescribeResource describe = new DescribeResource(org);
    ReplicationResource replication = new ReplicationResource(org);
    router
        .on("GET", BASE, info::resources)
        .on("GET", BASE + "/limits", info::limits)
        .on("GET", BASE + "/sobjects", describe::global)
        .on("GET", OBJECT, describe::basic)
        .on("GET", OBJECT + "/describe", describe::describe)
        .on("GET", OBJECT + "/updated", replication::updated)
        .on("GET", OBJECT + "/deleted", replication::deleted);
    return this;
  }

  Routes queries(Queries queries, Org org) {
    QueryResource query = new QueryResource(queries);
    QueryJobs jobs = new QueryJobs(org, queries);
    router
        .on("GET", BASE + "/query", query::query)
        .on("GET", BASE + "/queryAll", query::queryAll)
        .on("GET", BASE + "/query/{locator}", query::more)
        .on("GET", BASE + "/queryAll/{locator}", query::more)
        .on("GET", BASE + "/tooling/query", query::tooling)
        .on("GET", BASE + "/tooling/query/{locator}", query::more)
        .on("POST", QUERY_JOB, jobs::create)
        .on("GET", QUERY_JOB + "/{id}", jobs::get)
        .on("PATCH", QUERY_JOB + "/{id}", jobs::abort)
        .on("DELETE", QUERY_JOB + "/{id}", jobs::delete)
        .on("GET", QUERY_JOB + "/{id}/results", jobs::results);
    return this;
  }

  Routes records(Org org, Obstacles obstacles) {
    RecordResource record = new RecordResource(org, obstacles);
    UpsertResource upsert = new UpsertResource(org, obstacles);
    IngestJobs ingest = new IngestJobs(org, obstacles);
    router
        .on("POST", OBJECT, record::create)
        .on("GET", RECORD, record::get)
        .on("GET", BASE + "/ui-api/records/{id}", new RecordUi(org)::get)
        .on("PATCH", RECORD, record::update)
        .on("DELETE", RECORD, record::delete)
        .on("PATCH", OBJECT + "/{field}/{value}", upsert::upsert)
        .on("POST", INGEST, ingest::create)
        .on("GET", INGEST, ingest::list)
        .on("GET", INGEST + "/{id}", ingest::get)
        .on("PATCH", INGEST + "/{id}", ingest::close)
        .on("DELETE", INGEST + "/{id}", ingest::delete)
        .on("PUT", INGEST + "/{id}/batches", ingest::upload)
        .on("GET", INGEST + "/{id}/successfulResults", ingest::successful)
        .on("GET", INGEST + "/{id}/failedResults", ingest::failed)
        .on("GET", INGEST + "/{id}/unprocessedrecords", ingest::unprocessed);
    return this;
  }

  Routes composite(Org org, Obstacles obstacles, Supplier<Api> api) {
    Collections collections = new Collections(org, obstacles);
    Retrieve retrieve = new Retrieve(org);
    router
        .on("POST", BASE + "/composite", new Composite(org, api)::answer)
        .on("POST", BASE + "/tooling/composite", new Composite(org, api)::answer)
        .on("POST", COLLECTION, collections::create)
        .on("PATCH", COLLECTION, collections::update)
        .on("DELETE", COLLECTION, collections::delete)
        .on("PATCH", COLLECTION + "/{object}/{field}", collections::upsert)
        .on("POST", COLLECTION + "/{object}", retrieve::post)
        .on("GET", COLLECTION + "/{object}", retrieve::get);
    return this;
  }

  Routes tooling(Org org, ToolingShelves shelves) {
    CustomFieldResource field = new CustomFieldResource(org, shelves);
    router
        .on("POST", FIELD, field::create)
        .on("GET", FIELD + "/{id}", field::get)
        .on("PATCH", FIELD + "/{id}", field::update)
        .on("DELETE", FIELD + "/{id}", field::delete);
    return this;
  }
}
