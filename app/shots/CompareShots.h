#pragma once

#include "app/shots/Photographer.h"
#include "models/values/Board.h"

namespace ph {

class MainWindow;

/// The sample's sweep, in every kind of chart.
Board sweepBoard(const MainWindow& window);

/// That board: bare, with some runs selected, grouped, and why its groups differ.
void photographComparison(MainWindow& window, Photographer& camera, const QString& look);

} // namespace ph
