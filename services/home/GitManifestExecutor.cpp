#include "services/home/GitManifestExecutor.h"

#include "services/home/HomeText.h"
#include "services/home/ManifestPath.h"
#include "services/home/ManifestScalar.h"
#include "services/http/RetryDelay.h"
#include "services/log/Redaction.h"

namespace ph {

namespace {

constexpr int maxManifestPushes = 10; ///< pushes that lost against commits to other files

}

Result<ManifestPlace> parseManifestPlace(const QString& place)
{
    const qsizetype hash = place.indexOf(u'#');
    const qsizetype colon = place.indexOf(u':', hash + 1);
    if (!place.startsWith(QLatin1String("git:")) || hash < 0 || colon < 0)
        return fail(ErrorKind::Invalid, redact(place.left(300)),
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                               "a manifest's place is written git:REPO#FILE:FIELD")));
    ManifestPlace parsed{place.mid(4, hash - 4), place.mid(hash + 1, colon - hash - 1), place.mid(colon + 1)};
    if (auto address = parseGitAddress(parsed.repository); !address)
        return fail(address.error());
    if (auto file = checkedGitPath(parsed.file); !file)
        return fail(file.error());
    if (auto field = parseManifestPath(parsed.field); !field)
        return fail(field.error());
    return parsed;
}

QString manifestPlace(const ReleaseTarget& target)
{
    return QStringLiteral("git:%1#%2:%3").arg(target.repository, target.file, target.field);
}

GitManifestExecutor::GitManifestExecutor(GitRepository repository, GitIdentity identity, QString subject,
                                         std::stop_token stop)
    : repository_(std::move(repository))
    , identity_(std::move(identity))
    , subject_(std::move(subject))
    , stop_(std::move(stop))
{
}

Result<ManifestPlace> GitManifestExecutor::placeOf(const PlanStep& step) const
{
    if (step.kind != PlanStep::Kind::CommitManifest)
        return fail(ErrorKind::Invalid, step.id,
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "this step changes no manifest")));
    auto place = parseManifestPlace(step.place);
    if (!place)
        return place;
    auto address = parseGitAddress(place->repository);
    if (!address || *address != repository_.source().address)
        return fail(ErrorKind::Invalid, redact(step.place),
                    homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "the step is for another repository")));
    return place;
}

Result<QByteArray> GitManifestExecutor::fetchFile(const ManifestPlace& place)
{
    if (auto fetched = repository_.fetch(stop_); !fetched)
        return fail(fetched.error());
    return repository_.read(place.file);
}

Result<QString> GitManifestExecutor::observe(const PlanStep& step)
{
    auto place = placeOf(step);
    if (!place)
        return fail(place.error());
    auto yaml = fetchFile(*place);
    if (!yaml)
        return fail(yaml.error());
    auto scalar = findManifestScalar(*yaml, place->field, place->file);
    if (!scalar)
        return fail(scalar.error());
    return scalar->value;
}

Result<void> GitManifestExecutor::apply(const PlanStep& step)
{
    auto place = placeOf(step);
    if (!place)
        return fail(place.error());
    for (int losses = 0; losses < maxManifestPushes; ++losses) {
        if (losses > 0 && !pauseAfterLostPush(losses, stop_))
            return fail(ErrorKind::Cancelled, place->file);
        auto yaml = fetchFile(*place);
        if (!yaml)
            return fail(yaml.error());
        auto scalar = findManifestScalar(*yaml, place->field, place->file);
        if (!scalar)
            return fail(scalar.error());
        if (scalar->value != step.expected) {
            auto who = RecordedText::nothing();
            if (auto change = repository_.lastChange(place->file))
                //: goes on behind "a is \"b\", not \"c\""
                who = homeText(
                          QT_TRANSLATE_NOOP("ph::ReleaseHome", "; the file was changed last by %1: \"%2\""))
                          .arg(change->author, change->subject);
            return fail(ErrorKind::Conflict, place->file,
                        //: %1 is a field of a manifest; %4 is empty, or says who changed the file last
                        homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1 is \"%2\", not \"%3\"%4"))
                            .arg(place->field, scalar->value, step.expected, who));
        }
        auto changed = withManifestScalar(*yaml, place->field, step.value, place->file);
        if (!changed)
            return fail(changed.error());
        auto commit = repository_.commit(
            {{place->file, *changed}}, identity_,
            QStringLiteral("%1\n\n%2 in %3: %4 -> %5\nStep: %6\n")
                .arg(subject_, place->field, place->file, step.expected, step.value, step.id));
        if (!commit)
            return fail(commit.error());
        auto pushed = repository_.push(*commit, stop_);
        if (pushed || pushed.error().kind != ErrorKind::Conflict)
            return pushed;
    }
    return fail(ErrorKind::Conflict, place->file,
                homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                           "others were first %1 times in a row; nothing was written"))
                    .arg(maxManifestPushes));
}

} // namespace ph
