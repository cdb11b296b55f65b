#include "models/tables/LogLineModel.h"

#include "models/tables/Format.h"
#include "models/tables/LogWords.h"

#include <algorithm>

namespace ph {

namespace {

auto firstFrom(const std::vector<LogMatch>& found, std::uint32_t line)
{
    return std::lower_bound(found.begin(), found.end(), line,
                            [](const LogMatch& match, std::uint32_t at) { return match.line < at; });
}

} // namespace

void LogLineModel::setLines(LogLinesPtr lines, std::vector<LogMatch> found, Shown shown)
{
    beginResetModel();
    lines_ = std::move(lines);
    found_ = std::move(found);
    shown_ = shown;
    endResetModel();
}

int LogLineModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !lines_)
        return 0;
    return shown_ == Shown::OnlyFound ? int(found_.size()) : int(lines_->size());
}

std::uint32_t LogLineModel::lineAt(int row) const
{
    return shown_ == Shown::OnlyFound ? found_[std::size_t(row)].line : std::uint32_t(row);
}

int LogLineModel::rowOf(std::uint32_t line) const
{
    const auto row =
        shown_ == Shown::OnlyFound ? firstFrom(found_, line) - found_.begin() : std::ptrdiff_t(line);
    return int(std::min<std::ptrdiff_t>(row, rowCount() - 1));
}

const LogMatch* LogLineModel::matchOf(std::uint32_t line) const
{
    const auto match = firstFrom(found_, line);
    return match != found_.end() && match->line == line ? &*match : nullptr;
}

QString LogLineModel::lineText(int row) const
{
    return lines_->line(lineAt(row)).toString();
}

QVariant LogLineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto line = lineAt(index.row());
    const auto shown = [&] {
        const auto* match = matchOf(line);
        // What is found in the stamp is not in what is shown.
        const auto from = match ? qsizetype(match->from) - lines_->stampOf(line) : -1;
        return from < 0 ? shownLine(lines_->written(line))
                        : shownLine(lines_->written(line), from, match->length);
    };
    switch (role) {
    case Qt::DisplayRole:
        return shown().text;
    case NumberRole:
        return qint64(line) + 1;
    case TimeRole:
        return lines_->atMs(line) == noTime ? QVariant() : QVariant(qint64(lines_->atMs(line)));
    case LevelRole:
        return int(lines_->level(line));
    case FoundFromRole:
        return shown().from;
    case FoundLengthRole:
        return shown().length;
    case Qt::AccessibleTextRole: {
        const auto level = logLevelText(lines_->level(line));
        return QStringLiteral("%1 %2 %3").arg(line + 1).arg(level, shown().text).simplified();
    }
    case Qt::ToolTipRole:
        return lines_->atMs(line) == noTime ? QVariant() : QVariant(formatTimeToolTip(lines_->atMs(line)));
    default:
        return {};
    }
}

} // namespace ph
