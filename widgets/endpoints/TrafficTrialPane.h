#pragma once

#include "models/values/Error.h"
#include "models/values/TrafficView.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QPlainTextEdit;

namespace ph {

class Banner;

/// What the cluster said when it tried a change without effect: the exact request, what it would make of the
/// object, and what speaks against it.
class TrafficTrialPane final : public QWidget {
    Q_OBJECT
public:
    explicit TrafficTrialPane(QWidget* parent = nullptr);
    void clear(); ///< nothing was tried yet, or something else; overruling has to be chosen anew
    void showTrying();
    void showTrial(const TrafficTrial& trial);
    /// Offers to overrule the objection, and nothing else.
    void showRefusal(const Error& error, std::optional<TrafficObjection> objection);
    void showKeyMade();
    void showKeyError(const Error& error);
    QList<TrafficObjection> overruled() const; ///< the person's word for each

Q_SIGNALS:
    void overrulingChanged();
    void keyRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Parts { Nothing, Waiting, Words };
    void showParts(Parts parts);
    void paintChanges();
    QWidget* waiting_;
    QWidget* words_;
    Banner* banner_;
    Banner* key_;
    const std::map<TrafficObjection, QCheckBox*> overruling_;
    Banner* warnings_;
    QPlainTextEdit* request_;
    QPlainTextEdit* changes_;
};

} // namespace ph
