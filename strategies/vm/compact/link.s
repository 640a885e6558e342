// This file lets the package declare functions that other packages define.
