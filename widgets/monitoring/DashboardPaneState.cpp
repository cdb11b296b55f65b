#include "widgets/monitoring/DashboardPane.h"
#include "widgets/monitoring/MarkList.h"
#include "widgets/monitoring/TimeChooser.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ph {

QByteArray DashboardPane::saveState() const
{
    const auto now = choice();
    QJsonObject state;
    state[QStringLiteral("source")] = now.source.value;
    state[QStringLiteral("endpoint")] = endpoint_->currentText();
    state[QStringLiteral("span")] = qint64(now.time.spanMs);
    if (now.time.spanMs == 0) {
        state[QStringLiteral("from")] = qint64(now.time.fromMs);
        state[QStringLiteral("to")] = qint64(now.time.toMs);
    }
    state[QStringLiteral("refresh")] = now.refreshSeconds;
    state[QStringLiteral("query")] = now.query;
    QJsonArray kinds;
    for (const auto kind : markMenu_->kinds())
        kinds << deployKindName(kind);
    state[QStringLiteral("changes")] = kinds;
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void DashboardPane::restoreState(const QByteArray& text)
{
    const auto state = QJsonDocument::fromJson(text).object();
    if (state.isEmpty())
        return;
    const auto number = [&state](const char* key) { return state.value(QLatin1String(key)).toInteger(); };
    wantedSource_ = number("source");
    if (const int at = source_->findData(*wantedSource_); at >= 0)
        source_->setCurrentIndex(at);
    endpoint_->setEditText(state.value(QLatin1String("endpoint")).toString());
    time_->setChoice({number("span"), number("from"), number("to")}, int(number("refresh")));
    setQuery(state.value(QLatin1String("query")).toString());
    if (const auto kinds = state.value(QLatin1String("changes")); kinds.isArray()) {
        QList<DeployKind> shown;
        for (const auto& name : kinds.toArray()) {
            if (const auto kind = deployKindFromName(name.toString()))
                shown << *kind;
        }
        markMenu_->setKinds(shown);
        passMarks();
    }
    Q_EMIT subjectChanged();
    Q_EMIT refreshChanged();
    Q_EMIT queryChanged();
}

} // namespace ph
