#pragma once

#include "models/values/TimelineSelection.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QToolButton;

namespace ph {

/// Which kinds of a timeline are shown, and whose: a chip a kind that there is anything of, and a choice of
/// environment, endpoint and model.
class TimelineFilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit TimelineFilterBar(QWidget* parent = nullptr);

    /// What there is to choose from, and how many of each kind; what is chosen stays so.
    struct Choices {
        std::array<std::size_t, timelineKinds> counts = {};
        QStringList environments, endpoints, models;
    };
    void showChoices(const Choices& choices);
    TimelineFilter filter() const;
    void setScope(const TimelineScope& scope); ///< says nothing
    void clear();                              ///< shows all, and says so
    /// What is chosen, to be kept over a restart; kinds that come later are shown.
    QJsonObject state() const;
    void restore(const QJsonObject& state); ///< says so; what is not understood stays as it is

Q_SIGNALS:
    void filterChanged(); ///< by the person, or clear()

private:
    static void fill(QComboBox& box, const QString& all, const QStringList& texts);
    QList<QToolButton*> kinds_; ///< by the kinds' numbers
    QComboBox *environment_, *endpoint_, *model_;
};

/// Of a whole table, once a table: costs by its rows.
TimelineFilterBar::Choices timelineChoices(const TimelineTable& table);

} // namespace ph
