#include "app/KeptRunsScreen.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph {

namespace {

const QString keptLayoutSetting = QStringLiteral("runs/layout");
const QString keptExperimentsSetting = QStringLiteral("runs/experiments");
const QString chosenColumns = QStringLiteral("chosen"); // the name of a kept view, which else has none

} // namespace

Result<KeptRunsScreen> keptRunsScreen(StateStore& state)
{
    const auto layout = state.setting(keptLayoutSetting);
    if (!layout)
        return fail(layout.error());
    const auto experiments = state.setting(keptExperimentsSetting);
    if (!experiments)
        return fail(experiments.error());
    KeptRunsScreen kept;
    if (*layout) {
        if (auto view = savedViewFromText(**layout, keptLayoutSetting)) {
            if (view->name == chosenColumns)
                kept.columns = KeptRunsScreen::Columns::Chosen;
            kept.view = std::move(*view);
        }
    }
    if (*experiments) {
        for (const auto entry : QJsonDocument::fromJson(**experiments).array()) {
            const auto object = entry.toObject();
            kept.experiments.append({{object.value(QLatin1String("connection")).toInteger()},
                                     EntityKind::Experiment,
                                     object.value(QLatin1String("id")).toString()});
        }
    }
    return kept;
}

Result<void> keepRunsScreen(StateStore& state, const KeptRunsScreen& screen)
{
    auto view = screen.view.value_or(SavedView{});
    view.name =
        screen.columns == KeptRunsScreen::Columns::Chosen ? chosenColumns : QStringLiteral("standard");
    if (auto put = state.putSetting(keptLayoutSetting, savedViewText(view)); !put)
        return put;
    QJsonArray experiments;
    for (const auto& key : screen.experiments)
        experiments.append(QJsonObject{{QStringLiteral("connection"), key.connection.value},
                                       {QStringLiteral("id"), key.remoteId}});
    return state.putSetting(keptExperimentsSetting,
                            QJsonDocument(experiments).toJson(QJsonDocument::Compact));
}

} // namespace ph
