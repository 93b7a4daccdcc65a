package analysis

import (
	"context"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// Eigenvector is each node's centrality by that of its neighbours: the values
// of the leading eigenvector of the matrix of weights, the greatest value being
// one. P. Bonacich, "Factoring and weighting approaches to status scores and
// clique identification", J. Math. Sociology 2, 1972.
//
// On a disconnected network the component with the greatest eigenvalue has it
// all and the others have zero, or next to it; a network without ties has zeros
// throughout. Where the leading eigenvalue belongs to several components, it is
// the part of them that the even vector has.
//
// Found by restarted iterations of C. Lanczos, J. Res. NBS 45, 1950, from the
// even vector, until the residual is 10⁻¹² of the eigenvalue, or for a hundred
// restarts at most: long chains of nodes converge slowly, and are the less exact.
// O(m) an iteration, of which a partner network takes under a hundred.
func Eigenvector(ctx context.Context, g *Graph) ([]float64, error) {
	x := make([]float64, g.Nodes())
	if g.Ties() == 0 {
		return x, nil
	}
	for v := range x {
		x[v] = 1
	}
	const restarts, missing = 100, 1e-12
	for range restarts {
		value, residual, err := lanczos(ctx, g, x)
		if err != nil {
			return nil, err
		}
		if residual <= missing*value {
			break
		}
	}
	greatest := floats.Max(x)
	if least := floats.Min(x); -least > greatest {
		greatest = least
	}
	for v := range x {
		x[v] = max(0, x[v]/greatest)
	}
	return x, nil
}

// lanczos replaces x by the best approximation of the leading eigenvector
// within the space of x, Ax, A²x, …, and returns its eigenvalue and residual.
func lanczos(ctx context.Context, g *Graph, x []float64) (value, residual float64, err error) {
	const dimensions = 32
	var diagonal, beside []float64 // of the tridiagonal matrix of A in the basis
	basis := [][]float64{scaled(x, 1/floats.Norm(x, 2))}
	next := make([]float64, len(x))
	for {
		if err := stopped(ctx, "finding eigenvector centrality"); err != nil {
			return 0, 0, err
		}
		last := basis[len(basis)-1]
		g.multiply(next, last)
		diagonal = append(diagonal, floats.Dot(next, last))
		for range 2 { // once leaves rounding errors behind: twice is enough
			for _, b := range basis {
				floats.AddScaled(next, -floats.Dot(next, b), b)
			}
		}
		length := floats.Norm(next, 2)
		if length <= 1e-14*math.Abs(diagonal[0]) || len(basis) == min(dimensions, len(x)) {
			value, weights := leading(diagonal, beside)
			clear(x)
			for i, b := range basis {
				floats.AddScaled(x, weights[i], b)
			}
			return value, length * math.Abs(weights[len(weights)-1]), nil
		}
		beside = append(beside, length)
		basis = append(basis, scaled(next, 1/length))
	}
}

// leading is the greatest eigenvalue of a symmetric tridiagonal matrix, and its
// eigenvector.
func leading(diagonal, beside []float64) (float64, []float64) {
	n := len(diagonal)
	matrix := mat.NewSymDense(n, nil)
	for i, d := range diagonal {
		matrix.SetSym(i, i, d)
	}
	for i, b := range beside {
		matrix.SetSym(i, i+1, b)
	}
	var eigen mat.EigenSym
	eigen.Factorize(matrix, true)
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	return eigen.Values(nil)[n-1], mat.Col(nil, n-1, &vectors)
}

func scaled(x []float64, factor float64) []float64 {
	return floats.ScaleTo(make([]float64, len(x)), factor, x)
}

// multiply sets y to the product of the matrix of weights and x.
func (g *Graph) multiply(y, x []float64) {
	for v := range y {
		sum, weights := 0.0, g.Weights(int32(v))
		for i, u := range g.Neighbours(int32(v)) {
			sum += weights[i] * x[u]
		}
		y[v] = sum
	}
}
