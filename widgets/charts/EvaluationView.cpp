#include "widgets/charts/EvaluationView.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

void EvaluationView::prepare()
{
    if (path_ != spec().path) {
        path_ = spec().path;
        wanted_.clear();
        answers_.clear();
    }
    choose();
    QList<FileWant> wants;
    for (const qint64 id : std::as_const(chosen_)) {
        if (!path_.isEmpty() && !wanted_.contains(id)) {
            wanted_.insert(id);
            wants.append({id, path_});
        }
    }
    updateRemark();
    if (!wants.isEmpty())
        Q_EMIT filesWanted(wants);
}

void EvaluationView::choose()
{
    QList<qint64> first, selected;
    for (std::size_t place = 0; runs() && place < runs()->size(); ++place) {
        const qint64 id = runs()->rowId(place);
        if (linked().isHidden(id))
            continue;
        if (std::size_t(first.size()) < maxRuns())
            first.append(id);
        if (linked().isSelected(id) && std::size_t(selected.size()) < maxRuns())
            selected.append(id);
    }
    const auto allIn = [](const QList<qint64>& some, const QList<qint64>& all) {
        return std::all_of(some.begin(), some.end(), [&](qint64 id) { return all.contains(id); });
    };
    chosen_.removeIf([&](qint64 id) { return !runs() || !runs()->placeOf(id) || linked().isHidden(id); });
    if (allIn(selected, first))
        chosen_ = first;
    else if (!allIn(selected, chosen_)) // else the others shown stay, dimmed
        chosen_ = selected;
}

void EvaluationView::showClassification(qint64 rowId, const ClassificationData& classification)
{
    answers_.insert(rowId, {classification, {}});
    updateRemark();
    invalidate();
}

void EvaluationView::showUnavailable(qint64 rowId, const QString& why)
{
    answers_.insert(rowId, {std::nullopt, why});
    updateRemark();
    invalidate();
}

std::vector<EvaluationView::ShownRun> EvaluationView::shown() const
{
    std::vector<ShownRun> shown;
    for (const qint64 id : chosen_) {
        const auto answer = answers_.constFind(id);
        const auto place = runs()->placeOf(id);
        if (place && answer != answers_.constEnd() && answer->data && shows(*answer->data))
            shown.push_back({id, runs()->names[qsizetype(*place)], runs()->look(*place), &*answer->data});
    }
    return shown;
}

void EvaluationView::updateRemark()
{
    QStringList lines;
    if (runs() && std::size_t(chosen_.size()) < runs()->size())
        lines.append(
            tr("%1 of %2 runs are shown; select runs to see theirs.")
                .arg(QLocale().toString(chosen_.size()), QLocale().toString(qulonglong(runs()->size()))));
    int silent = 0;
    for (const qint64 id : std::as_const(chosen_)) {
        const auto answer = answers_.constFind(id);
        if (answer == answers_.constEnd())
            continue;
        const auto place = runs()->placeOf(id);
        const QString name = place ? runs()->names[qsizetype(*place)] : QString();
        const QString why = answer->data ? (shows(*answer->data) ? QString() : missingText()) : answer->why;
        if (answer->data && answer->data->rowsLeftOut > 0)
            lines.append(tr("%1: %Ln rows without a label or a score are left out.", nullptr,
                            int(answer->data->rowsLeftOut))
                             .arg(name));
        constexpr int named = 3;
        if (!why.isEmpty() && ++silent <= named)
            lines.append(QStringLiteral("%1: %2").arg(name, why));
        if (!why.isEmpty() && silent == named + 1)
            lines.append(tr("More runs have no such file."));
    }
    setRemark(lines.join(u'\n'));
}

QString EvaluationView::nothingText() const
{
    if (path_.isEmpty())
        return tr("Choose a logged file with labels and predictions.");
    if (chosen_.isEmpty())
        return tr("No runs to show.");
    const auto first =
        std::find_if(chosen_.begin(), chosen_.end(), [this](qint64 id) { return answers_.contains(id); });
    if (first == chosen_.end())
        return tr("Reading %1 …").arg(path_);
    const auto& answer = answers_[*first];
    return tr("None of these runs has this in %1.").arg(path_) + u'\n' +
           (answer.data ? missingText() : answer.why);
}

QColor EvaluationView::colour(const ShownRun& run, const Theme& theme) const
{
    QColor colour = theme.series(run.look.colour);
    colour.setAlphaF(linked().isDimmed(run.rowId) ? 0.25F : 1.0F);
    return colour;
}

LegendEntry EvaluationView::legendEntry(const ShownRun& run, const QString& text) const
{
    return {LegendEntry::Key::Line, run.look, QStringLiteral("%1  %2").arg(run.name, text),
            linked().isDimmed(run.rowId) ? LegendEntry::Weight::Dimmed : LegendEntry::Weight::Normal};
}

QString measureText(double value)
{
    return std::isfinite(value) ? QLocale().toString(value, 'f', 3) : QStringLiteral("—");
}

} // namespace ph
