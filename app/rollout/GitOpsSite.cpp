#include "app/rollout/GitOpsSite.h"

#include "app/release/DeskSources.h"
#include "models/values/RecordedDetail.h"
#include "services/home/ManifestEntry.h"
#include "services/http/RetryDelay.h"
#include "services/log/Redaction.h"
#include "services/rollout/KserveKnative.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/RolloutSystem.h"
#include "services/rollout/ServingRollout.h"

namespace ph {

namespace {

using Fields = RolloutWrite::Fields;

/// A rollout looks every second; people push seldom, and a push of ours is looked at anew.
constexpr std::int64_t fetchEveryMs = 10'000;
constexpr int mostGitOpsPushes = 10; ///< that lost against commits to other files

/// "InferenceService/fraud:spec.predictor.model.storageUri" of "/spec/predictor/model/storageUri".
QString manifestField(const RolloutPlan& plan, const QString& path)
{
    return QStringLiteral("InferenceService/%1:%2")
        .arg(plan.endpoint.remoteId.section(u'/', 2), path.mid(1).replace(u'/', u'.'));
}

/// As YAML has a JSON text: a string without its quotes.
QString scalarText(const QString& json)
{
    const auto value = Json::parse(json.toStdString(), nullptr, false);
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : json;
}

/// The JSON text of what the manifest has, in the words of the plan where it is one of its two.
QString jsonTextOf(const CandidateField& field, const std::optional<QString>& scalar)
{
    if (!scalar)
        return {};
    for (const auto& text : {field.before, field.after}) {
        if (!text.isEmpty() && scalarText(text) == *scalar)
            return text;
    }
    return QString::fromStdString(
        Json(scalar->toStdString()).dump(-1, ' ', false, Json::error_handler_t::replace));
}

struct AskedInGit {
    QMap<QString, QString> fields; ///< path -> JSON text
    std::optional<int> percent;
};

Result<AskedInGit> readManifest(const RolloutPlan& plan, const QByteArray& yaml)
{
    const auto& file = plan.manifest->file;
    AskedInGit asked;
    for (const auto& field : plan.fields) {
        const auto scalar = manifestEntry(yaml, manifestField(plan, field.path), file);
        if (!scalar)
            return fail(scalar.error());
        asked.fields.insert(field.path, jsonTextOf(field, *scalar));
    }
    const auto percent = manifestEntry(yaml, manifestField(plan, kserve::percentPath), file);
    if (!percent)
        return fail(percent.error());
    bool isNumber = true;
    if (*percent)
        asked.percent = (*percent)->toInt(&isNumber);
    if (!isNumber)
        return fail(ErrorKind::Unreadable, file,
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                                  "canaryTrafficPercent is \"%1\", and no whole number"))
                        .arg(**percent));
    return asked;
}

Result<QByteArray> changedManifest(const RolloutPlan& plan, QByteArray yaml, const RolloutWrite& write)
{
    const auto& file = plan.manifest->file;
    const auto anchor = manifestField(plan, plan.fields.front().path);
    const auto set = [&](const QString& path, const std::optional<QString>& value) -> Result<void> {
        const auto field = manifestField(plan, path);
        const auto there = manifestEntry(yaml, field, file);
        if (there && *there == value)
            return {}; // however it is written
        auto changed = withManifestEntry(yaml, field, value, anchor, file);
        if (!changed)
            return fail(changed.error());
        yaml = *std::move(changed);
        return {};
    };
    for (const auto& field : plan.fields) {
        const auto& text = write.fields == Fields::After ? field.after : field.before;
        if (auto done = set(field.path, scalarText(text)); !done)
            return fail(done.error());
    }
    const auto percent = write.percent ? std::optional(QString::number(*write.percent)) : std::nullopt;
    if (auto done = set(kserve::percentPath, percent); !done)
        return fail(done.error());
    return yaml;
}

QString subjectOf(const RolloutPlan& plan, const RolloutWrite& write)
{
    const auto share =
        write.percent ? QStringLiteral("%1 %").arg(*write.percent) : QStringLiteral("no canary");
    return write.fields == Fields::After
               ? QStringLiteral("%1: %2 %3, %4")
                     .arg(plan.id, plan.candidate.model, plan.candidate.version, share)
               : QStringLiteral("%1: back to what was served before, %2").arg(plan.id, share);
}

QString percentWords(const std::optional<int>& percent)
{
    return percent ? QStringLiteral("%1 %").arg(*percent) : QStringLiteral("no percentage");
}

/// What of the manifest the cluster does not show; empty: all of it is applied.
QString unapplied(const RolloutPlan& plan, const RolloutSight& inCluster, const AskedInGit& inGit,
                  const QString& commit)
{
    QString what;
    for (const auto& field : plan.fields) {
        const auto there = inCluster.fields.value(field.path), asked = inGit.fields.value(field.path);
        if (there != asked)
            what = QStringLiteral("%1 is %2 in the cluster and %3 in Git").arg(field.path, there, asked);
    }
    if (what.isEmpty() && inCluster.percent != inGit.percent)
        what = QStringLiteral("the cluster asks for %1 and Git for %2")
                   .arg(percentWords(inCluster.percent), percentWords(inGit.percent));
    if (what.isEmpty())
        return {};
    const auto& seen = inCluster.endpoint.gitOps;
    const auto& controller = seen.isEmpty() ? plan.manifest->controller : seen;
    return QStringLiteral("%1 has not applied %2 (commit %3): %4.")
        .arg(controller.isEmpty() ? QStringLiteral("The GitOps controller") : controller, plan.manifest->file,
             commit.left(8), what);
}

/// That something of Git's is not there says nothing of the endpoint.
tl::unexpected<Error> notInGit(const Error& error)
{
    const auto kind = error.kind == ErrorKind::NotFound ? ErrorKind::Unreadable : error.kind;
    const auto name = errorKindName(kind);
    auto told =
        Error::make(kind, error.where,
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "its manifest in Git: %1"))
                        .arg(error.detail.isEmpty() ? RecordedText(name, name) : recordedDetail(error)));
    told.retryAfter = error.retryAfter;
    return fail(told);
}

} // namespace

GitOpsSite::GitOpsSite(ClusterClient client, GitRepository repository, GitIdentity identity,
                       std::stop_token stop)
    : cluster_(std::move(client))
    , repository_(std::move(repository))
    , identity_(std::move(identity))
    , stop_(std::move(stop))
{
}

Result<void> GitOpsSite::fetch(std::int64_t nowMs)
{
    if (fetchedMs_ != noTime && nowMs >= fetchedMs_ && nowMs < fetchedMs_ + fetchEveryMs)
        return {};
    if (auto fetched = repository_.fetch(stop_); !fetched)
        return fail(fetched.error());
    fetchedMs_ = nowMs;
    return {};
}

Result<RolloutSight> GitOpsSite::look(const RolloutPlan& plan, StableLook stable, std::int64_t nowMs)
{
    auto sight = cluster_.look(plan, stable, nowMs);
    if (!sight)
        return sight;
    if (auto fetched = fetch(nowMs); !fetched)
        return notInGit(fetched.error());
    const auto yaml = repository_.read(plan.manifest->file);
    const auto version = repository_.idOf(plan.manifest->file);
    if (!yaml || !version)
        return notInGit(yaml ? version.error() : yaml.error());
    const auto asked = readManifest(plan, *yaml);
    if (!asked)
        return notInGit(asked.error());
    sight->unapplied = unapplied(plan, *sight, *asked, repository_.head());
    sight->version = *version;
    sight->fields = asked->fields;
    sight->percent = asked->percent;
    sight->holders.clear(); // in the cluster the controller holds them, and in Git nobody does
    return sight;
}

Result<QStringList> GitOpsSite::write(const RolloutPlan& plan, const RolloutSight& seen,
                                      const RolloutWrite& write, DryRun dryRun)
{
    const auto& file = plan.manifest->file;
    for (int losses = 0; losses < mostGitOpsPushes; ++losses) {
        if (losses > 0 && !pauseAfterLostPush(losses, stop_))
            return fail(ErrorKind::Cancelled, file);
        fetchedMs_ = noTime; // whatever becomes of this, it is looked at
        if (dryRun == DryRun::No) {
            if (auto fetched = repository_.fetch(stop_); !fetched)
                return fail(fetched.error());
        }
        const auto yaml = repository_.read(file);
        const auto version = repository_.idOf(file);
        if (!yaml || !version)
            return fail(yaml ? version.error() : yaml.error());
        const auto changed = changedManifest(plan, *yaml, write);
        if (!changed)
            return fail(changed.error());
        if (dryRun == DryRun::Yes || *changed == *yaml) // its answer was lost, or another driver was first
            return {};
        if (*version != seen.version)
            return fail(
                ErrorKind::Conflict, file,
                rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "somebody changed it meanwhile")));
        const auto commit = repository_.commit({{file, *changed}}, identity_, subjectOf(plan, write) + u'\n');
        if (!commit)
            return fail(commit.error());
        const auto pushed = repository_.push(*commit, stop_);
        if (pushed)
            return {};
        if (pushed.error().kind != ErrorKind::Conflict)
            return fail(pushed.error());
    }
    return fail(ErrorKind::RateLimited, file,
                rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "others were first %1 times in a row"))
                    .arg(mostGitOpsPushes));
}

Result<QList<RolloutTrial>> GitOpsSite::tryOut(const RolloutPlan& plan, const RolloutSight& /*seen*/,
                                               const RolloutWrite& write)
{
    const auto& manifest = *plan.manifest;
    const auto yaml = repository_.read(manifest.file);
    if (!yaml)
        return fail(yaml.error());
    const auto changed = changedManifest(plan, *yaml, write);
    if (!changed)
        return fail(changed.error());
    const auto request =
        QStringLiteral("git push %1 %2: %3\n\n%4")
            .arg(redact(manifest.repository), manifest.branch, manifest.file, subjectOf(plan, write));
    return QList<RolloutTrial>{{request, QString::fromUtf8(*yaml), QString::fromUtf8(*changed), {}}};
}

Result<std::unique_ptr<RolloutSite>> siteOf(Workspace& workspace, const RolloutPlan& plan,
                                            ClusterClient client, std::stop_token stop)
{
    if (!plan.manifest)
        return rolloutSite(plan, client);
    auto repository = repositoryOf(workspace, plan.manifest->repository, plan.manifest->branch);
    if (!repository)
        return fail(repository.error());
    return std::make_unique<GitOpsSite>(std::move(client), *std::move(repository),
                                        gitIdentity(QStringLiteral("pilothouse")), std::move(stop));
}

Result<void> checkManifest(Workspace& workspace, const RolloutPlan& plan, const ClusterClient& client,
                           std::int64_t nowMs, std::stop_token stop)
{
    if (!plan.manifest)
        return {};
    const auto site = siteOf(workspace, plan, client, std::move(stop));
    if (!site)
        return fail(site.error());
    const auto sight = (*site)->look(plan, RolloutSite::StableLook::Skip, nowMs);
    if (!sight)
        return fail(sight.error());
    if (const auto why = serving::changedSincePlanned(plan, *sight); !why.isEmpty())
        return fail(ErrorKind::Conflict, plan.manifest->file, why);
    return (*site)
        ->write(plan, *sight, writeOf(plan, plan.steps[deployStep]), DryRun::Yes)
        .map([](const QStringList&) {});
}

} // namespace ph
