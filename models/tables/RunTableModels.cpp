#include "models/tables/RunTableModels.h"

#include "models/tables/Format.h"
#include "models/values/CopiedText.h"

#include <QCoreApplication>

#include <tuple>

namespace ph {

namespace {

struct RunTableTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::RunTableModels)
};

QString orNoText(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QString whatText(const RunTableLine& line)
{
    switch (line.kind) {
    case RunTableLine::Kind::LoggedTable:
        return RunTableTexts::tr("Logged table");
    case RunTableLine::Kind::Artifact:
        return RunTableTexts::tr("Artifact");
    case RunTableLine::Kind::Input:
        break;
    }
    return line.context.isEmpty() ? RunTableTexts::tr("Dataset")
                                  : RunTableTexts::tr("Dataset, %1").arg(line.context);
}

QString keptText(const RunTableLine& line)
{
    if (line.text.isEmpty())
        return RunTableTexts::tr("not readable here");
    if (line.follow == RunTableLine::Follow::OnlyAsShown)
        return RunTableTexts::tr("file of this machine");
    if (line.isKept)
        return RunTableTexts::tr("kept here");
    // Whether an input's artifact is kept, only its own line tells.
    return line.kind == RunTableLine::Kind::Input ? RunTableTexts::tr("an artifact")
                                                  : RunTableTexts::tr("on its server");
}

} // namespace

QVariant RunFoundModel::cell(const RunFound& run, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == Started && run.startMs != noTime)
        return formatTimeToolTip(run.startMs);
    if (role == copiedTextRole && column == Started)
        return formatIsoMinute(run.startMs);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return run.name.isEmpty() ? run.key.remoteId.left(8) : run.name;
    case Experiment:
        return orNoText(run.experiment);
    case Started:
        return formatLocalMinute(run.startMs);
    case Place:
        return run.connection;
    case Id:
        return run.key.remoteId;
    default:
        return {};
    }
}

QVariant RunFoundModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return RunTableTexts::tr("Run");
    case Experiment:
        return RunTableTexts::tr("Experiment");
    case Started:
        return RunTableTexts::tr("Started");
    case Place:
        return RunTableTexts::tr("Connection");
    case Id:
        return RunTableTexts::tr("Id");
    default:
        return {};
    }
}

bool RunFoundModel::before(const RunFound& a, const RunFound& b) const
{
    return a.startMs != b.startMs ? a.startMs > b.startMs : a.key < b.key;
}

QVariant RunTableLineModel::cell(const RunTableLine& line, int column, int role) const
{
    if (role == ReadableRole)
        return !line.text.isEmpty();
    if (role == Qt::ToolTipRole && column == Kept && !line.whyNot.isEmpty())
        return line.whyNot;
    if (role == Qt::TextAlignmentRole && column == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return line.name;
    case What:
        return whatText(line);
    case Size:
        return formatBytes(line.bytes.value_or(-1));
    case Kept:
        return keptText(line);
    default:
        return {};
    }
}

QVariant RunTableLineModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return RunTableTexts::tr("Table");
    case What:
        return RunTableTexts::tr("What it is");
    case Size:
        return RunTableTexts::tr("Size");
    case Kept:
        return RunTableTexts::tr("Where it is");
    default:
        return {};
    }
}

QString RunTableLineModel::keyOf(const RunTableLine& line) const
{
    return QStringList{QString::number(int(line.kind)), line.name, line.digest, line.context, line.source}
        .join(QChar(u'\0'));
}

bool RunTableLineModel::before(const RunTableLine& a, const RunTableLine& b) const
{
    return std::tie(a.kind, a.name, a.digest) < std::tie(b.kind, b.name, b.digest);
}

} // namespace ph
