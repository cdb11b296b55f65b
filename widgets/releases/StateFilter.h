#pragma once

#include "models/values/ReleaseView.h"

#include <QMap>
#include <QWidget>

class QToolButton;

namespace ph {

/// One switch a state, with how many there are; none pressed shows all.
class StateFilter final : public QWidget {
    Q_OBJECT
public:
    explicit StateFilter(QWidget* parent = nullptr);
    void setCounts(const QMap<ReleaseState, int>& counts);
    QList<ReleaseState> states() const;
    void clear(); ///< says nothing

Q_SIGNALS:
    void changed();

private:
    QMap<ReleaseState, QToolButton*> buttons_;
};

} // namespace ph
