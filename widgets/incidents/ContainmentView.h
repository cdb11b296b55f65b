#pragma once

#include "models/tables/ContainmentOptionModel.h"
#include "models/values/ContainmentReading.h"
#include "models/values/Error.h"
#include "models/values/Incident.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace ph {

class Banner;
class ContainmentOptionView;
class LineTable;
class PlainLabel;
class StateView;

/// What can be done against one incident before its cause is known, the least drastic first, and what was
/// done. Shows what it is given; asks to be filled once somebody looks.
class ContainmentView final : public QWidget {
    Q_OBJECT
public:
    explicit ContainmentView(Clock clock, QWidget* parent = nullptr);
    ~ContainmentView() override;

    /// Another one begins anew; of the same one what was done is shown as it is by now.
    void showIncident(const Incident& incident);
    const std::optional<Incident>& incident() const { return incident_; }
    void showLoading();
    void showReading(const ContainmentReading& reading);
    void showError(const Error& error); ///< what was found before stays
    void showLooking();
    /// `unseen`: what nobody could be asked about, and why. What was found is in the incident's record.
    void showLooked(const QStringList& unseen);
    void refreshAges();
    std::optional<ContainmentOption> chosenOption() const;

Q_SIGNALS:
    void optionsRequested();
    void lookRequested(); ///< whether what was asked for and not seen is done by now
    void takeRequested(); ///< the chosen one is to be tried and, if a person says so, done

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void askIfSeen();
    void askAgain();
    void showDone();
    void showChosen();
    void showState();

    const Clock clock_;
    ContainmentOptionModel* options_;
    std::optional<Incident> incident_;
    std::optional<ContainmentReading> reading_;
    enum class Phase { Idle, Wanted, Loading } phase_ = Phase::Idle;
    enum class Looking { No, UnderWay } looking_ = Looking::No;
    QStringList unseen_; ///< of the last look
    PlainLabel *about_ = nullptr, *done_ = nullptr;
    QPushButton* again_ = nullptr;
    Banner* banner_ = nullptr;
    LineTable* table_ = nullptr;
    ContainmentOptionView* option_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
