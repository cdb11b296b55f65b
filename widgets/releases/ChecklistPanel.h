#pragma once

#include "models/values/ReleaseView.h"

#include <QWidget>

class QLineEdit;
class QScrollArea;

namespace ph {

class PlainLabel;

/// Below the gates: the questions of the chosen checklist, what was answered, and by whom. Each answer is
/// signed.
class ChecklistPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ChecklistPanel(QWidget* parent = nullptr);
    /// Hidden where the gate is no checklist. Whoever may not answer reads, and is told why.
    void showGate(const ReleaseDetails& release, const QString& gateId);
    void showBusy(); ///< an answer is being signed; until the next showGate()

Q_SIGNALS:
    void answered(const ph::AnswerRequest& answer);

private:
    struct Asked {
        QString release, gate;
        QList<ChecklistItemView> items;
        QStringList whyNot;
        friend bool operator==(const Asked&, const Asked&) = default;
    };
    void rebuild();
    QWidget* line(const ChecklistItemView& item);
    void answer(const QString& item, AnswerRequest::Word word);

    Asked asked_;
    QScrollArea* lines_ = nullptr;
    PlainLabel* whyNot_ = nullptr;
    QLineEdit* note_ = nullptr;
};

} // namespace ph
