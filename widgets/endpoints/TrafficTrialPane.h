#pragma once

#include "models/values/Error.h"
#include "models/values/TrafficView.h"

#include <QWidget>

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
    void clear(); ///< nothing was tried yet, or something else; taking over has to be chosen anew
    void showTrying();
    void showTrial(const TrafficTrial& trial);
    /// HeldByOthers offers to take over the fields that somebody else manages, MadeFromGit to change all the
    /// same what a GitOps controller will undo.
    enum class Refused { HeldByOthers, MadeFromGit, Otherwise };
    void showRefusal(const Error& error, Refused why);
    void showKeyMade();
    void showKeyError(const Error& error);
    bool isTakingOver() const; ///< the person's word for it

Q_SIGNALS:
    void takeOverChosen();
    void keyRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    static QString overruling(Refused why); ///< what a person says who does it all the same
    enum class Parts { Nothing, Waiting, Words };
    void showParts(Parts parts);
    void paintChanges();
    QWidget* waiting_;
    QWidget* words_;
    Banner* banner_;
    Banner* key_;
    QCheckBox* takeOver_;
    Banner* warnings_;
    QPlainTextEdit* request_;
    QPlainTextEdit* changes_;
};

} // namespace ph
