#include "app/oncall/FreshRound.h"

#include "app/incidents/LoadTimeline.h"
#include "app/oncall/OnCallText.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace ph {

namespace {

constexpr qint64 mostRunbookBytes = 4 << 20;

bool isLocal(const Error& error)
{
    return error.kind == ErrorKind::Storage;
}

} // namespace

FreshRound::FreshRound(Workspace& workspace, ReleaseEnvironment environment,
                       std::optional<OnCallRound> before, OnCallAsking asking, std::stop_token stop)
    : workspace_(workspace)
    , environment_(std::move(environment))
    , before_(std::move(before))
    , asking_(asking)
    , stop_(std::move(stop))
    , scopes_(workspace.observer().scopes())
    , beganMs_(toMs(workspace.clock()()))
{
    const auto connections = workspace_.state().connections();
    if (!connections) {
        failure_ = connections.error();
        return;
    }
    for (const auto& connection : *connections) {
        if (!connection.enabled)
            continue;
        auto link = workspace_.links().find(connection.id);
        if (!link) {
            const auto opened = workspace_.links().open(connection);
            if (!opened)
                continue; // the connections screen says why
            link = *opened;
        }
        links_.push_back(std::move(link));
    }
}

void FreshRound::tell(OnCallPart part, const QString& source, std::int64_t count,
                      std::optional<Error> trouble)
{
    const auto seenMs = source.isEmpty() ? noTime : toMs(workspace_.clock()());
    told_.append({part, source, count, seenMs, std::move(trouble)});
}

void FreshRound::tellFailed(OnCallPart part, const QString& source, const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    if (isLocal(error))
        failure_ = error;
    told_.append({part, source, 0, noTime, error});
}

bool FreshRound::isRefused(OnCallPart part, const QString& source)
{
    if (!before_ || asking_ == OnCallAsking::ByHand)
        return false;
    for (const auto& told : before_->told) {
        if (told.part != part || told.source != source || !told.trouble ||
            told.trouble->kind != ErrorKind::Unauthorized)
            continue;
        tellFailed(part, source, *told.trouble);
        return true;
    }
    return false;
}

std::int64_t FreshRound::seenBefore(OnCallPart part, const QString& source) const
{
    if (!before_)
        return noTime;
    for (const auto& told : before_->told) {
        if (told.part == part && told.source == source)
            return told.seenMs;
    }
    return noTime;
}

QStringList runbookFiles(const Workspace& workspace, const QString& environment)
{
    const auto folder = QString::fromStdString((workspace.folder() / "runbooks").string());
    QStringList files;
    for (const auto& place : {folder, folder + u'/' + environment}) {
        const auto found = QDir(place).entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
        for (const auto& file : found)
            files << file.absoluteFilePath();
    }
    return files;
}

void FreshRound::askDocuments()
{
    workspace_.observer().noteFiles(watchedFiles(workspace_)); // with what changed of them
    std::int64_t count = environment_.policyFile.isEmpty() ? 1 : 2;
    std::optional<Error> trouble;
    if (!environment_.policyFile.isEmpty() && !QFile::exists(environment_.policyFile))
        trouble = Error::make(ErrorKind::NotFound, environment_.policyFile,
                              onCallText(QT_TRANSLATE_NOOP("ph::OnCallRound", "There is no such file.")));
    const auto runbooks = runbookFiles(workspace_, environment_.name);
    for (const auto& path : runbooks) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > mostRunbookBytes) {
            trouble = Error::make(ErrorKind::Invalid, path,
                                  onCallText(QT_TRANSLATE_NOOP(
                                      "ph::OnCallRound", "It cannot be read, or is larger than 4 MiB.")));
            continue;
        }
        const auto kept =
            workspace_.observed().putDocument(QStringLiteral("runbook"), path, file.readAll(), beganMs_);
        if (!kept)
            return tellFailed(OnCallPart::Documents, path, kept.error());
        ++count;
    }
    tell(OnCallPart::Documents, environment_.name, count, std::move(trouble));
}

} // namespace ph
